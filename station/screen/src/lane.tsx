// The page of one lane: joins the station's pushes, the scans made here, and the sounds.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { listen } from './lane_link';
import type { LaneMessage } from './protocol';
import { type QueueState, ScanQueue } from './scan_queue';
import { Sounds } from './sounds';
import { sayer } from './texts';
import { catch_wedge } from './wedge';
import { Banner } from './views/banner';
import { DemoDrawer } from './views/demo_drawer';
import { Frame } from './views/frame';
import { StopAlarm } from './views/stop_alarm';

export function LanePage({ lane }: { lane: string }) {
  const [message, set_message] = useState<LaneMessage>();
  const [up, set_up] = useState(false);
  const [queued, set_queued] = useState<QueueState>({ unsent: 0, refused: '' });
  const [audible, set_audible] = useState(true);
  const queue = useMemo(() => new ScanQueue(lane, set_queued), [lane]);
  const sounds = useMemo(() => new Sounds(set_audible), []);
  const say = useMemo(() => sayer(message?.texts ?? {}), [message?.texts]);
  const send = (code: string, aim = '') => queue.send(code, aim);

  useEffect(() => listen(lane, set_message, set_up), [lane]);
  useEffect(() => sounds.start(), [sounds]);
  useSounds(sounds, message);
  useReload(queue, message);

  const wedge = message?.demo || new URLSearchParams(location.search).has('wedge');
  useEffect(() => (wedge ? catch_wedge(send) : undefined), [wedge, queue]);

  useEffect(() => {
    if (message?.screen.language) document.documentElement.lang = message.screen.language;
  }, [message?.screen.language]);

  return (
    <div
      class={'page' + (message?.demo ? ' with-drawer' : '')}
      data-seq={message?.seq} // what is drawn, for the tests
      data-scan={message?.verdict_seq}
      onMouseDown={keep_focus_away}
    >
      <Banner say={say} known={!!message} up={up} queued={queued} audible={audible} />
      {message && <Frame message={message} say={say} send={send} />}
      {message?.demo && <DemoDrawer message={message} say={say} send={send} />}
      {message?.screen.verdict.tone === 'stop' && <StopAlarm screen={message.screen} say={say} send={send} />}
    </div>
  );
}

// A tapped button must not take the focus: the Enter of the next wedge scan would press it again.
function keep_focus_away(event: MouseEvent) {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

// Each verdict is heard once; one that was there when the page came up is old news, except a stop.
function useSounds(sounds: Sounds, message: LaneMessage | undefined) {
  const heard = useRef<number>();
  const tone = message?.screen.verdict.tone;
  useEffect(() => {
    if (!message || !tone) return;
    if (heard.current !== undefined && heard.current !== message.verdict_seq && tone !== 'stop') sounds.play(tone);
    heard.current = message.verdict_seq;
  }, [message?.verdict_seq]);
  useEffect(() => sounds.alarm(tone === 'stop'), [tone]);
}

// A bench that was brought up to date serves another page than the one that is showing.
function useReload(queue: ScanQueue, message: LaneMessage | undefined) {
  const first = useRef<string>();
  useEffect(() => {
    if (!message) return;
    first.current ??= message.version;
    if (first.current !== message.version && queue.empty) location.reload();
  }, [message]);
}
