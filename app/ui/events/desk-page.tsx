import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { EventResource } from '#app/modules/events/contract.ts';
import { judge, showCode, type DeskList, type DeskResult } from '#app/modules/events/ticket.pure.ts';
import { Badge, Button, Page, Section, useFormat } from '../index.ts';
import classes from './events.module.css';
import { deviceName, keepPage, keepScan, keptScans, sendScans, type KeptScan } from './desk-offline.ts';

export interface DeskData { event: EventResource; list: DeskList; expected: number; came: number; at: string }

interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = new (options: { formats: string[] }) => Detector;
const makerOf = (): DetectorMaker | undefined => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
const ADMITTED = ['admitted', 'admitted_unlisted'];

type Shown = DeskResult & { again?: string };

/** Readings of this phone: kept first, judged against the list it holds, sent whenever there is a network. */
function useDesk({ event, list }: Pick<DeskData, 'event' | 'list'>) {
  const [scans, setScans] = useState<KeptScan[]>([]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [network, setNetwork] = useState<'sent' | 'offline' | null>(null);
  const reload = useCallback(async () => { setScans(await keptScans(event.id)); }, [event.id]);
  const send = useCallback(async () => {
    try {
      while (await sendScans(event.id, paths.eventScans(event.id)) > 0) { /* until all have an answer */ }
      setNetwork('sent');
    } catch { setNetwork('offline'); }
    await reload();
  }, [event.id, reload]);
  const read = useCallback(async (text: string) => {
    const result = await judge(text, list);
    const before = result.code ? (await keptScans(event.id)).findLast((s) => s.code === result.code) : undefined;
    setShown({ ...result, ...(before ? { again: before.at } : {}) });
    if (result.code && ADMITTED.includes(result.result)) {
      await keepScan({ nonce: crypto.randomUUID(), event: event.id, code: result.code, person: result.person, org: result.org, at: new Date().toISOString(), answer: null, firstAt: null });
      await reload();
      void send();
    }
  }, [event.id, list, reload, send]);
  useEffect(() => {
    deviceName();
    void reload().then(send);
    const online = () => { void send(); };
    window.addEventListener('online', online);
    const again = setInterval(online, 60_000);
    return () => { window.removeEventListener('online', online); clearInterval(again); };
  }, [reload, send]);
  return { scans, shown, network, read, send };
}

function Camera({ onRead }: { onRead(text: string): Promise<void> }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(false);
  const [able, setAble] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => { setAble(makerOf() !== undefined && 'mediaDevices' in navigator); }, []);
  useEffect(() => {
    const maker = makerOf();
    if (!on || !maker) return;
    let stopped = false;
    let stream: MediaStream | null = null;
    let last = '';
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        const element = video.current;
        if (!element || stopped) { stream.getTracks().forEach((track) => { track.stop(); }); return; }
        element.srcObject = stream;
        await element.play();
        const detector = new maker({ formats: ['qr_code'] });
        while (!stopped) {
          const [found] = await detector.detect(element).catch(() => []);
          // One ticket held before the camera is one reading.
          if (found && found.rawValue !== last) { last = found.rawValue; await onRead(found.rawValue); }
          await new Promise((resolve) => { setTimeout(resolve, 200); });
        }
      } catch { setOn(false); setAble(false); }
    })();
    return () => { stopped = true; stream?.getTracks().forEach((track) => { track.stop(); }); };
  }, [on, onRead]);
  if (!able) return <p className="jz-muted jz-small">{t('events:noCamera')}</p>;
  return <>{on ? <video ref={video} className={classes.video} playsInline muted /> : null}<Button tone={on ? 'secondary' : 'primary'} onClick={() => { setOn(!on); }}>{t(on ? 'events:stop' : 'events:scan')}</Button></>;
}

/** The desk at the door. */
export function DeskPage({ event, list, expected, came, at }: DeskData) {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const [kept, setKept] = useState<boolean | null>(null);
  const [typed, setTyped] = useState('');
  const { scans, shown, network, read, send } = useDesk({ event, list });
  useEffect(() => { void keepPage().then(setKept); }, []);
  const unsent = scans.filter((s) => s.answer === null).length;
  const title = pick(event.title_zh, event.title_en);
  const good = shown !== null && ADMITTED.includes(shown.result) && !shown.again;
  return (
    <Page title={t('events:desk')} lead={t('events:deskLead')} crumbs={[{ label: title, to: paths.eventManage(event.id) }]} width="narrow">
      <Section title={title} actions={<Badge tone={kept === null ? 'wait' : kept ? 'good' : 'attention'}>{t(kept === null ? 'events:preparing' : kept ? 'events:ready' : 'events:notReady')}</Badge>}>
        <div aria-live="assertive">{shown ? (
          <div className={`${classes.verdict} ${good ? classes.good : classes.bad}`}>
            {shown.code && shown.person ? <div>{shown.person} · {shown.org}</div> : null}
            <div>{shown.again ? t('events:result.again', { at: instant(shown.again) }) : t(`events:result.${shown.result}`)}</div>
          </div>
        ) : null}</div>
        <Camera onRead={read} />
        <form className={classes.form} onSubmit={(e) => { e.preventDefault(); if (typed.trim()) void read(typed).then(() => { setTyped(''); }); }}>
          <label>{t('events:typed')}<input name="code" value={typed} onChange={(e) => { setTyped(e.target.value); }} autoComplete="off" autoCapitalize="characters" /></label>
          <Button type="submit" tone="secondary">{t('events:check')}</Button>
        </form>
      </Section>
      <Section title={t('events:last')} actions={<Button small tone="secondary" onClick={() => { void send(); }}>{t('events:send')}</Button>}>
        <dl className={classes.sums}><div><dt>{t('events:expected')}</dt><dd>{expected}</dd></div><div><dt>{t('events:arrived')}</dt><dd>{Math.max(came, new Set(scans.filter((s) => s.answer === 'first' || s.answer === null).map((s) => s.code)).size)}</dd></div><div><dt>{t('events:unsent')}</dt><dd>{unsent}</dd></div></dl>
        <p className={`jz-muted jz-small ${classes.after}`}>{t('events:fetched', { at: instant(at) })}{network ? ` · ${t(network === 'sent' && unsent === 0 ? 'events:sent' : 'events:offline')}` : ''}</p>
        {scans.length === 0 ? <p className="jz-muted">{t('events:none0')}</p> : scans.slice(0, 50).map((s) => (
          <div key={s.nonce} className={classes.talk}><span>{s.person || showCode(s.code)}{s.org ? ` · ${s.org}` : ''}<small>{instant(s.at)}</small></span>
            <Badge tone={s.answer === 'first' ? 'good' : s.answer === null ? 'wait' : 'attention'}>{s.answer === null ? t('events:unsent') : t(`events:server.${s.answer}`, { at: s.firstAt ? instant(s.firstAt) : '' })}</Badge></div>
        ))}
        <p><a href={paths.eventDesk(event.id)}>{t('events:refreshed')}</a></p>
      </Section>
    </Page>
  );
}
