// What a supervisor does at the desk: why, and the badge.
import { useState } from 'preact/hooks';
import { act } from '../desk_link';
import type { Say } from '../texts';

interface Props {
  title: string;
  why?: string; // what to write into the first field; left out: the badge is enough
  button: string;
  path: string; // below /api/desk
  more?: object; // what goes with reason and badge
  language: string;
  say: Say;
  done: (led_to: Record<string, string>) => void;
}

export function BadgeForm({ title, why, button, path, more, language, say, done }: Props) {
  const [reason, set_reason] = useState('');
  const [badge, set_badge] = useState('');
  const [refusal, set_refusal] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    const told = await act(path, { ...more, ...(why && { reason }), badge }, language);
    if (typeof told === 'string') set_refusal(told);
    else done(told);
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <b>{title}</b>
      {why && <input placeholder={why} value={reason} onInput={(e) => set_reason(e.currentTarget.value)} />}
      <input placeholder={say('desk.ticket_badge')} value={badge} onInput={(e) => set_badge(e.currentTarget.value)} />
      <button>{button}</button>
      {refusal && <p class="refusal">{refusal}</p>}
    </form>
  );
}
