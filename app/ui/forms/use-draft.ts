import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useActionData, useLocation, useNavigation } from 'react-router';
import { useViewer } from '../hooks.ts';
import { afterPause, draftKey, dropDraft, fillIn, mayKeep, readDraft, valuesOf, writeDraft, type Draft } from './draft.ts';
import type { Answer } from './notices.tsx';

const PAUSE_MS = 600;
/** Where a person is on the way back in: a form that led here has not been taken. */
const ON_THE_WAY = /^\/(login|account\/(proof|second-factor))/;

interface Sent { key: string; from: string; at: number }
/** A form whose sending was asked for: its own check may still keep it back. */
let asked: Sent | null = null;
/** The form that was sent and not yet answered. It outlives its page: only where the answer leads tells whether it was taken. */
let sent: Sent | null = null;

export interface DraftState { /** `restored`: was put back; `offered`: is there, but the form has changed since; `kept`: is being kept. */ kind: 'none' | 'restored' | 'offered' | 'kept'; at: number | null; use: () => void; discard: () => void }

/** Keeps what is typed into the form around `inside`, and puts it back when the person returns; `none` on the server and where nothing may be kept. */
export function useDraft(inside: RefObject<HTMLElement | null>, name = ''): DraftState {
  const { user } = useViewer();
  const { pathname } = useLocation();
  const answer = useActionData() as Answer | undefined;
  const navigation = useNavigation();
  const [state, setState] = useState<{ kind: DraftState['kind']; at: number | null }>({ kind: 'none', at: null });
  const found = useRef<{ key: string; form: HTMLFormElement; draft: Draft | null; base: string } | null>(null);
  const person = user?.id ?? null;

  useEffect(() => {
    const form = inside.current?.closest('form') ?? null;
    // Of several blocks of fields in one form the first speaks for the form.
    if (!form || !person || form.querySelector('[data-fields]') !== inside.current || !mayKeep(form, pathname)) return;
    const intent = (form.elements.namedItem('intent') as HTMLInputElement | null)?.value ?? '';
    const id = form.getAttribute('id') ?? '';
    // An id React made is another one tomorrow.
    const key = draftKey(person, pathname, name ? name : id && !/^[_:«]/.test(id) ? id : intent || [...document.forms].indexOf(form).toString());
    const base = JSON.stringify(valuesOf(form));
    const draft = readDraft(key);
    found.current = { key, form, draft, base };
    if (draft && base !== JSON.stringify(draft.values)) {
      if (draft.base === base) {
        fillIn(form, draft.values);
        setState({ kind: 'restored', at: draft.at });
      } else setState({ kind: 'offered', at: draft.at });
    }
    const keep = () => {
      const at = Date.now();
      const values = valuesOf(form);
      if (JSON.stringify(values) === base) return;
      if (writeDraft(key, { at, base: draft?.base ?? base, values })) setState((s) => (s.kind === 'none' || s.kind === 'kept' ? { kind: 'kept', at } : s));
    };
    const later = afterPause(keep, PAUSE_MS);
    const onInput = (event: Event) => {
      if (!event.isTrusted) return;
      later.again();
    };
    const onSubmit = () => {
      later.stop();
      keep();
      asked = { key, from: pathname, at: Date.now() };
    };
    form.addEventListener('input', onInput);
    form.addEventListener('submit', onSubmit);
    window.addEventListener('pagehide', later.now);
    return () => {
      later.stop();
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', onSubmit);
      window.removeEventListener('pagehide', later.now);
    };
  }, [inside, person, pathname, name]);

  // Answered, and the page stays: unless it was refused, the draft has done its work.
  useEffect(() => {
    if (navigation.state === 'submitting' && asked && Date.now() - asked.at < 2_000) [sent, asked] = [asked, null];
    const own = found.current;
    if (!own || sent?.key !== own.key || navigation.state !== 'idle') return;
    sent = null;
    if (answer?.error) return;
    dropDraft(own.key);
    setState({ kind: 'none', at: null });
  }, [answer, navigation.state]);

  const use = useCallback(() => {
    const own = found.current;
    if (!own?.draft) return;
    fillIn(own.form, own.draft.values);
    setState({ kind: 'restored', at: own.draft.at });
  }, []);
  const discard = useCallback(() => {
    const own = found.current;
    if (!own) return;
    dropDraft(own.key);
    fillIn(own.form, JSON.parse(own.base) as Record<string, string>);
    setState({ kind: 'none', at: null });
  }, []);
  return { ...state, use, discard };
}

/** Drops the draft of a form that was taken and led to another page. Stands once in the shell. */
export function useTakenDrafts(): void {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  useEffect(() => {
    if (!sent || navigation.state !== 'idle' || pathname === sent.from) return;
    if (!ON_THE_WAY.test(pathname)) dropDraft(sent.key);
    sent = null;
  }, [pathname, navigation.state]);
}
