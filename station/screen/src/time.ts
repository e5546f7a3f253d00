// Times as the bench writes them, "2025-11-21T10:05:00": always the bench's own clock, never that of the tablet.

const kMinute = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/;

// "10:05"
export function clock_text(time: string): string {
  return kMinute.exec(time)?.[4] ?? '';
}

// "10:05" on the day that `now` is of, else "11-22 10:05"; as written where it is no such time.
export function due_text(time: string, now: string): string {
  const due = kMinute.exec(time);
  if (!due) return time;
  return time.slice(0, 10) === now.slice(0, 10) ? due[4] : `${due[2]}-${due[3]} ${due[4]}`;
}

// The bench's time `ms` before its `clock`, as the bench writes it.
export function time_before(clock: string, ms: number): string {
  return new Date(Date.parse(clock + 'Z') - ms).toISOString().slice(0, 19);
}

// How long ago: "12 s", "5 min", "3 h", "2 d".
export function age_text(seconds: number): string {
  const units: [number, string][] = [[86_400, 'd'], [3600, 'h'], [60, 'min']];
  const [each, name] = units.find(([size]) => seconds >= size) ?? [1, 's'];
  return `${Math.floor(seconds / each)} ${name}`;
}
