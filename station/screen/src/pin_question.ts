// What the person must enter before a scan can go on.
import type { Answer } from './scan_post';

export interface PinQuestion {
  choose: boolean; // a new one
  told: string; // what was wrong with the last one, or empty
}

// Refusals that ask for a PIN, by their code: whether it is a new one, and whether the refusal's own words are worth
// showing.
const kAsksPin: Record<string, { choose: boolean; telling: boolean }> = {
  'pin.needed': { choose: false, telling: false },
  'pin.wrong': { choose: false, telling: true },
  'pin.locked': { choose: false, telling: true },
  'pin.none': { choose: false, telling: true },
  'pin.choose': { choose: true, telling: true },
  'pin.bad': { choose: true, telling: true },
};

// Nothing where the answer asks for no PIN.
export function pin_question({ code, message }: Answer): PinQuestion | undefined {
  const ask = kAsksPin[code];
  return ask && { choose: ask.choose, told: ask.telling ? message : '' };
}
