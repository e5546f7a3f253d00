// The page of one lane: joins the station's pushes, the scans made here, and the sounds.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { listen } from './lane_link';
import { use_lane_lock } from './lane_lock';
import { TabletHome } from './lanes';
import { use_pairing } from './pairing';
import type { LaneMessage } from './protocol';
import { kNothingQueued, type QueueState, ScanQueue } from './scan_queue';
import { Sounds } from './sounds';
import { sayer } from './texts';
import { catch_wedge, type Hand } from './wedge';
import { Banner } from './views/banner';
import { DemoDrawer } from './views/demo_drawer';
import { Elsewhere } from './views/elsewhere';
import { Frame } from './views/frame';
import { Idle } from './views/idle';
import { NotPaired } from './views/not_paired';
import { OldScans } from './views/old_scans';
import { PinPad } from './views/pin_pad';
import { StopAlarm } from './views/stop_alarm';
import { Thumbs } from './views/thumbs';

export function LanePage({ lane }: { lane: string }) {
  const [message, set_message] = useState<LaneMessage>();
  const [up, set_up] = useState<boolean>(); // undefined: not heard of the station yet
  const [queued, set_queued] = useState<QueueState>(kNothingQueued);
  const [audible, set_audible] = useState(true);
  const queue = useMemo(() => new ScanQueue(lane, set_queued), [lane]);
  const sounds = useMemo(() => new Sounds(set_audible), []);
  const say = useMemo(() => sayer(message?.texts ?? {}), [message?.texts]);
  const hand = useRef<Hand>();
  const send = (code: string, aim = '') => queue.send(code, aim);
  const drop = (what: () => void) => {
    sounds.play('stop');
    what();
  };

  useEffect(() => listen(lane, set_message, set_up), [lane]);
  useHurry(queue, up);
  // Not before the first picture stands: the page waits while the browser starts its sound, on a busy machine for seconds.
  const known = !!message;
  useEffect(() => {
    if (!known) return;
    const soon = setTimeout(() => sounds.start());
    return () => clearTimeout(soon);
  }, [sounds, known]);

  const { demo, tablet } = message ?? {};
  const [held, take_lock] = use_lane_lock(lane, !!tablet);
  useEffect(() => {
    if (held) queue.take_over();
    if (held === false) queue.give_up();
  }, [held]);
  const elsewhere = held === false;
  useSounds(sounds, elsewhere ? undefined : message);
  useReload(queue, elsewhere ? undefined : message);

  const wedge = (demo || tablet || new URLSearchParams(location.search).has('wedge')) && !elsewhere;
  useLayoutEffect(() => (wedge ? catch_wedge(send, () => hand.current) : undefined), [wedge, queue]);

  useEffect(() => {
    if (message?.screen.language) document.documentElement.lang = message.screen.language;
  }, [message?.screen.language]);

  const asked = use_pairing(up === false || queued.unpaired);
  const pairing = asked === 'bench' ? undefined : asked;
  useEffect(() => {
    if (pairing?.lane === lane) queue.paired();
  }, [pairing]); // each answer is another one, so that a refusal after it waits for the next
  if (pairing && pairing.lane !== lane) return <TabletHome {...pairing} />;

  if (elsewhere) return <Elsewhere say={say} take={take_lock} />;

  const stopped = message?.screen.verdict.tone === 'stop' && !queued.idle;
  return (
    <div
      class={'page' + (tablet ? ' tablet' : demo ? ' with-drawer' : '')}
      data-seq={message?.seq} // what is drawn, for the tests
      data-scan={message?.verdict_seq}
      onMouseDown={keep_focus_away}
    >
      <Banner say={say} known={known} up={!!up} queued={queued} audible={audible} />
      <div class="stage">
        {message && <Frame message={message} say={say} send={send} />}
        {queued.idle && <Idle queued={queued} say={say} drop={() => drop(() => queue.drop_all())} />}
      </div>
      {tablet && <Thumbs say={say} send={send} seen={() => sounds.play('read')} />}
      {message && demo && !tablet && <DemoDrawer message={message} say={say} send={send} />}
      {message && stopped && <StopAlarm screen={message.screen} tablet={!!tablet} say={say} send={send} />}
      {message && queued.pin && (
        <PinPad
          key={queued.pin.choose}
          question={queued.pin}
          say={say}
          hand={hand}
          answer={(pin) => queue.answer_pin(pin)}
          cancel={() => drop(() => queue.cancel_pin())}
        />
      )}
      {message && queued.old && (
        <OldScans
          queued={queued}
          clock={message.clock}
          say={say}
          send={() => queue.send_old()}
          drop={() => drop(() => queue.drop_all())}
        />
      )}
      {message && queued.unpaired && <NotPaired say={say} />}
    </div>
  );
}

// A tapped button must not take the focus: the Enter of the next wedge scan would press it again.
function keep_focus_away(event: MouseEvent) {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

// When a lost line is there again, scans need not wait for their next try.
function useHurry(queue: ScanQueue, up: boolean | undefined) {
  const lost = useRef(false);
  useEffect(() => {
    if (up && lost.current) queue.hurry();
    lost.current = up === false;
  }, [up]);
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
  const refused = message?.notices.find((notice) => notice.kind === 'stray' || notice.kind === 'refused');
  useEffect(() => {
    if (refused) sounds.play('stop');
  }, [refused?.text]);
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
