// The lane's WebSocket: the station pushes, the page only listens. Reconnects for ever.
import type { LaneMessage } from './protocol';

const kFirstRetryMs = 250;
const kLongestRetryMs = 5_000;
const kSilenceMs = 25_000; // the station says something every 10 s; a cut cable doesn't say that it is cut

// Calls `on_message` for each picture and `on_up` when the line comes or goes. Returns how to stop.
export function listen(lane: string, on_message: (message: LaneMessage) => void, on_up: (up: boolean) => void) {
  let socket: WebSocket | undefined;
  let retry_ms = kFirstRetryMs;
  let timer = 0;
  let ended = false;

  function open() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const mine = new WebSocket(`${scheme}://${location.host}/api/lanes/${lane}/events`);
    socket = mine;
    expect_word(mine);
    mine.onmessage = (event) => {
      if (socket !== mine) return;
      retry_ms = kFirstRetryMs;
      expect_word(mine);
      on_up(true);
      const message = JSON.parse(event.data as string) as Partial<LaneMessage>;
      if (message.screen) on_message(message as LaneMessage); // without: only a sign of life
    };
    mine.onclose = () => socket === mine && lost();
  }

  function expect_word(mine: WebSocket) {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      mine.close(); // its close event may be minutes away
      lost();
    }, kSilenceMs);
  }

  function lost() {
    socket = undefined;
    clearTimeout(timer);
    on_up(false);
    if (ended) return;
    timer = window.setTimeout(open, retry_ms);
    retry_ms = Math.min(retry_ms * 2, kLongestRetryMs);
  }

  open();
  return () => {
    ended = true;
    socket?.close();
    clearTimeout(timer);
  };
}
