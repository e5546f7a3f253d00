// Times as people read them: by this computer's clock and zone, with how long ago that was by the centre's.

// The centre says "2026-11-23 17:05:00", UTC.
export const time_of = (said) => new Date(said.replace(' ', 'T') + 'Z');

let ahead_ms = 0; // by so much the centre's clock is ahead of this one
export const centre_says = (now) => (ahead_ms = time_of(now) - Date.now());

const kUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const in_units = (seconds) => {
  const [unit, length] = kUnits.find(([, length]) => Math.abs(seconds) >= length) ?? kUnits.at(-1);
  return [Math.trunc(seconds / length), unit];
};

// "3 min. ago", "in 2 hr."
export function age(time, language) {
  const seconds = Math.round((time - Date.now() - ahead_ms) / 1000);
  return new Intl.RelativeTimeFormat(language, { style: 'short' }).format(...in_units(seconds));
}

// "3 minutes" since a time of this computer's.
export function lasted(time, language) {
  const [number, unit] = in_units(Math.round((Date.now() - time) / 1000));
  return number.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' });
}

// The day only where it is another one; the year only where it is another one.
export function short(time, language) {
  const now = new Date();
  const is_today = time.toDateString() === now.toDateString();
  const day = is_today ? {} : { month: 'numeric', day: 'numeric', ...(time.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) };
  return time.toLocaleString(language, { ...day, hour: '2-digit', minute: '2-digit', hour12: false });
}

export const clock = (time, language) => time.toLocaleTimeString(language, { hour12: false });
