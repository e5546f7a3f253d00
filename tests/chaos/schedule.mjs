// What goes wrong in a run, and when: the same for the same seed.
import { Random } from './random.mjs';

// How often each comes in a run of a minute, and for how long it lasts.
const kTroubles = [
  { what: 'cut bench', times: [3, 7], of: 'benches', ms: [1000, 9000] },
  { what: 'long cut', times: [1, 2], of: 'benches', ms: [28_000, 34_000] }, // longer than a lease and its margin
  { what: 'kill bench', times: [3, 6], of: 'benches', ms: [200, 3000] },
  { what: 'kill centre', times: [1, 3], of: 'centres', ms: [200, 4000] },
  { what: 'cut centre', times: [0, 2], of: 'centres', ms: [1000, 8000] },
  { what: 'cut replica', times: [0, 1], ms: [1000, 6000] },
  { what: 'kill database', times: [0, 1], ms: [500, 2000] },
  { what: 'promote replica', times: [0, 1], ms: [200, 2000] },
  { what: 'change order', times: [4, 9] },
  { what: 'take over', times: [2, 6], of: 'benches' },
];
const kClocks = [0, 0, 0, 0, 86_400, -86_400, -10_800, 1200]; // seconds by which they are wrong

// { events: [{ at_ms, what, who, ms, pick }], clocks: one of kClocks for each bench }, sorted by time. `who` counts from 0;
// `pick` is a number for whatever else must be chosen.
export function schedule_of(seed, { seconds, benches, centres }) {
  const random = new Random(seed);
  const counts = { benches, centres };
  const events = [];
  for (const { what, times, of, ms = [0, 0] } of kTroubles) {
    const often = Math.round(random.between(...times) * (seconds / 60) + random.next() - 0.5);
    for (let count = 0; count < often; count += 1)
      events.push({
        at_ms: random.between(2000, seconds * 1000), what, who: of ? random.between(0, counts[of] - 1) : 0,
        ms: random.between(...ms), pick: random.between(0, 1 << 20),
      });
  }
  events.sort((a, b) => a.at_ms - b.at_ms);
  return { events, clocks: Array.from({ length: benches }, () => random.one_of(kClocks)) };
}

// For people, one line each.
export function told({ events, clocks }) {
  const line = ({ at_ms, what, who, ms }) => `${(at_ms / 1000).toFixed(1).padStart(6)} s  ${what} ${who + 1}${ms ? ` for ${ms} ms` : ''}`;
  return [`clocks of the benches are wrong by ${clocks.join(', ')} s`, ...events.map(line)].join('\n');
}
