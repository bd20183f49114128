import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFetcher } from 'react-router';
import { Button, type ButtonTone } from '../kit/button.tsx';
import { Notice } from '../forms/notices.tsx';

interface Target { action: string; intent: string }
interface Reply { options?: Record<string, unknown>; error?: { message: string; code: string } | null; done?: Record<string, unknown> | null; result?: { error?: Record<string, string[] | null> } | null }

export interface PasskeyButtonProps {
  children: ReactNode;
  tone?: ButtonTone;
  /** `new` makes a key, `known` uses one. */
  ceremony?: 'new' | 'known';
  /** Where the question comes from, and where the key's answer goes. */
  ask: Target;
  answer: Target;
  /** Sent along with the answer. */
  fields?: Record<string, string>;
  /** Called with what the page answered, when it did not lead elsewhere. */
  onDone?: (done: Record<string, unknown>) => void;
}

/** What a browser says when the person changed their mind; nothing went wrong then. */
const CANCELLED = new Set(['NotAllowedError', 'AbortError']);

/**
 * A button that talks to the browser's passkeys: asks the server for its question, the key for its answer, and sends that back. It needs
 * scripts and a browser that knows passkeys, and is not there without; every page that has it offers another way too.
 */
export function PasskeyButton({ children, tone = 'secondary', ceremony = 'known', ask, answer, fields, onDone }: PasskeyButtonProps) {
  const { t } = useTranslation();
  const question = useFetcher<Reply>();
  const reply = useFetcher<Reply>();
  const [able, setAble] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => { setAble(typeof window.PublicKeyCredential === 'function'); }, []);
  const options = question.data?.options;
  // One answer to one question: nothing else may start the ceremony again.
  useEffect(() => {
    if (!options) return;
    // The library is fetched when somebody uses a passkey, not with the page.
    void import('@simplewebauthn/browser').then(async ({ startAuthentication, startRegistration }) => {
      const said = ceremony === 'new' ? await startRegistration({ optionsJSON: options as never }) : await startAuthentication({ optionsJSON: options as never });
      await reply.submit({ ...fields, intent: answer.intent, response: JSON.stringify(said) }, { method: 'post', action: answer.action });
    }).catch((error: unknown) => setProblem(CANCELLED.has((error as Error).name) ? t('security:passkey.cancelled') : t('security:passkey.failed')));
   
  }, [options]);
  const done = reply.data?.done;
  useEffect(() => { if (done) onDone?.(done); }, [done]);
  if (!able) return null;
  const refused = question.data?.error?.message ?? reply.data?.result?.error?.response?.[0] ?? reply.data?.error?.message ?? problem;
  return (
    <div className="jz-stack">
      <div>
        <Button tone={tone} disabled={question.state !== 'idle' || reply.state !== 'idle'} onClick={() => { setProblem(null); void question.submit({ intent: ask.intent }, { method: 'post', action: ask.action }); }}>{children}</Button>
      </div>
      {refused ? <Notice tone="bad"><p>{refused}</p></Notice> : null}
    </div>
  );
}
