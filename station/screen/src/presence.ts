// Whether somebody is at the page: what it asks by itself must not keep a session awake.
let present = true;
for (const kind of ['keydown', 'pointerdown', 'wheel']) addEventListener(kind, () => (present = true), true);

// What goes with a question that the page asks by itself; each time since the last one.
export function attendance(): Record<string, string> {
  const query: Record<string, string> = present ? {} : { unattended: '1' };
  present = false;
  return query;
}
