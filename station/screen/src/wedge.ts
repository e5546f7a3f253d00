// A scanner that types: keys are caught anywhere on the page, wherever the focus is, and Enter ends a scan.

const kGapMs = 1_500; // a key pressed by accident must not become the head of the next scan
const kAim = /^\][A-Za-z][0-9A-Za-z]/;

// Calls `on_scan` with the code and the AIM identifier where the scanner sends one first. Returns how to stop.
export function catch_wedge(on_scan: (code: string, aim: string) => void) {
  let typed = '';
  let last = 0;

  function on_key(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement) return; // somebody types into the virtual scanner
    if (event.timeStamp - last > kGapMs) typed = '';
    last = event.timeStamp;
    if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      finish();
      return;
    }
    const text = key_text(event);
    if (!text) return;
    typed += text;
    event.preventDefault(); // "/" and space mean something to browsers
  }

  function finish() {
    const aim = kAim.exec(typed)?.[0] ?? '';
    const code = typed.slice(aim.length);
    typed = '';
    if (code) on_scan(code, aim);
  }

  window.addEventListener('keydown', on_key, true);
  return () => window.removeEventListener('keydown', on_key, true);
}

// FNC1 between GS1 elements arrives as Ctrl+], the keyboard's way to spell byte 0x1D.
function key_text(event: KeyboardEvent): string {
  if (event.ctrlKey && !event.altKey) return event.key === ']' ? '\x1d' : '';
  return event.key.length === 1 && !event.metaKey ? event.key : '';
}
