// A scanner that types: keys are caught anywhere on the page, wherever the focus is, and Enter ends a scan.

const kGapMs = 1_500; // a key pressed by accident must not become the head of the next scan
const kByHandMs = 60; // between two keys: a scanner seldom stumbles for so long, nobody types so quickly
const kAim = /^\][A-Za-z][0-9A-Za-z]/;

// What is typed by hand while something asks for it: keys that come one by one.
export interface Hand {
  press(key: string): void;
  take_back(): void; // the last one: it was the head of a scan
}

// A code without the AIM identifier in front of it, and that identifier or nothing.
export function split_aim(typed: string): [code: string, aim: string] {
  const aim = kAim.exec(typed)?.[0] ?? '';
  return [typed.slice(aim.length), aim];
}

// Calls `on_scan` with the code and the AIM identifier where the scanner sends one first. `hand` says who wants single
// keys now, if anybody. Returns how to stop.
export function catch_wedge(on_scan: (code: string, aim: string) => void, hand: () => Hand | undefined = () => undefined) {
  let typed = '';
  let last = 0;
  let quick = 0; // of the gaps since the first key of `typed`
  let slow = 0;
  let pressed = false; // by hand, as it seems, until the next key comes

  function on_key(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement) return; // somebody types into the virtual scanner
    count(event.timeStamp - last);
    last = event.timeStamp;
    const ends = event.key === 'Enter' || event.key === 'Tab';
    const asking = hand();
    if (ends) event.preventDefault();
    if (asking && quick === 0) {
      forget(); // what comes may be the first key of a scan
      take(event);
      asking.press(event.key);
      pressed = true;
      return;
    }
    if (pressed) asking?.take_back();
    pressed = false;
    if (!ends) take(event);
    else finish(!asking || quick > slow + 1); // a PIN of which two keys were quick must not be sent as a scan
  }

  function count(gap: number) {
    if (gap > kGapMs) forget();
    if (typed && gap > kByHandMs) slow += 1;
    else if (typed) quick += 1;
  }

  function forget() {
    typed = '';
    quick = slow = 0;
  }

  function take(event: KeyboardEvent) {
    const text = key_text(event);
    if (!text) return;
    typed += text;
    event.preventDefault(); // "/" and space mean something to browsers
  }

  function finish(whole: boolean) {
    const [code, aim] = split_aim(typed);
    forget();
    if (code && whole) on_scan(code, aim);
  }

  window.addEventListener('keydown', on_key, true);
  return () => window.removeEventListener('keydown', on_key, true);
}

// FNC1 between GS1 elements arrives as Ctrl+], the keyboard's way to spell byte 0x1D.
function key_text(event: KeyboardEvent): string {
  if (event.ctrlKey && !event.altKey) return event.key === ']' ? '\x1d' : '';
  return event.key.length === 1 && !event.metaKey ? event.key : '';
}
