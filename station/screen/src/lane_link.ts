// The lane's WebSocket: the station pushes, the page only listens. Reconnects for ever.
import type { LaneMessage } from './protocol';

const kFirstRetryMs = 250;
const kLongestRetryMs = 5_000;
// A cut cable doesn't say that it is cut. At the bench the station says something every 10 s, to tablets every 2 s.
const kSilenceMs = 25_000;
const kTabletSilenceMs = 6_000;

// Calls `on_message` for each picture and `on_up` when the line comes or goes. Returns how to stop.
export function listen(lane: string, on_message: (message: LaneMessage) => void, on_up: (up: boolean) => void) {
  let socket: WebSocket | undefined;
  let retry_ms = kFirstRetryMs;
  let timer = 0;
  let ended = false;
  let tablet = false;

  function open() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const mine = new WebSocket(`${scheme}://${location.host}/api/lanes/${lane}/events`);
    socket = mine;
    expect_word(mine);
    mine.onmessage = (event) => {
      if (socket !== mine) return;
      const message = JSON.parse(event.data as string) as Partial<LaneMessage>;
      tablet = message.tablet ?? tablet;
      retry_ms = kFirstRetryMs;
      expect_word(mine);
      on_up(true);
      if (message.screen) on_message(message as LaneMessage); // without: only a sign of life
    };
    mine.onclose = () => socket === mine && lost();
  }

  function expect_word(mine: WebSocket) {
    clearTimeout(timer);
    timer = window.setTimeout(() => give_up(mine), tablet ? kTabletSilenceMs : kSilenceMs);
  }

  function give_up(mine: WebSocket) {
    mine.close(); // its close event may be minutes away
    lost();
  }

  // A bench reaches its station without any network, so that it heeds neither.
  const on_offline = () => tablet && socket && give_up(socket);
  const on_online = () => {
    if (!tablet || socket?.readyState === WebSocket.OPEN) return;
    const tried_offline = socket;
    clearTimeout(timer);
    retry_ms = kFirstRetryMs;
    open();
    tried_offline?.close();
  };

  function lost() {
    socket = undefined;
    clearTimeout(timer);
    on_up(false);
    if (ended) return;
    timer = window.setTimeout(open, retry_ms);
    retry_ms = Math.min(retry_ms * 2, kLongestRetryMs);
  }

  open();
  window.addEventListener('offline', on_offline);
  window.addEventListener('online', on_online);
  return () => {
    ended = true;
    window.removeEventListener('offline', on_offline);
    window.removeEventListener('online', on_online);
    socket?.close();
    clearTimeout(timer);
  };
}
