// Another password of one's own, with the rules for it. Whoever must have one first sees nothing else of the desk.
import { useEffect, useRef, useState } from 'preact/hooks';
import { act, type Session } from '../desk_link';
import type { Say } from '../texts';

const kFields = ['old', 'new', 'repeat'] as const;

type Given = Record<(typeof kFields)[number], string>;

// What the button beside says: cancel, or where there is no way around it, sign out.
export interface WayOut {
  text: string;
  go: () => void;
}

interface Props {
  session: Session;
  say: Say;
  done: () => void;
  refused: () => void; // the session may be over
  way_out: WayOut;
}

export function DeskPassword({ session, say, done, refused, way_out }: Props) {
  const [given, set_given] = useState<Given>({ old: '', new: '', repeat: '' });
  const [refusal, set_refusal] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    if (given.new !== given.repeat) return set_refusal(say('desk.not_the_same'));
    const told = await act('/password', { old: given.old, new: given.new }, session.language);
    if (typeof told !== 'string') return done();
    set_refusal(told);
    refused();
  };
  return (
    <section class="door">
      <h2>{say('desk.change_password')}</h2>
      {session.change && <p class="refusal">{say('desk.change.' + session.change)}</p>}
      <ul>
        {session.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form onSubmit={(event) => void send(event)}>
        <Fields given={given} say={say} give={set_given} />
        <button class="chosen">{say('desk.change_password')}</button>
        <button type="button" onClick={way_out.go}>
          {way_out.text}
        </button>
        {refusal && <p class="refusal">{refusal}</p>}
      </form>
    </section>
  );
}

function Fields({ given, say, give }: { given: Given; say: Say; give: (given: Given) => void }) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      {kFields.map((field) => (
        <label key={field}>
          {say(`desk.${field}_password`)}
          <input
            ref={field === 'old' ? first : undefined}
            type="password"
            autocomplete={field === 'old' ? 'current-password' : 'new-password'}
            value={given[field]}
            onInput={(e) => give({ ...given, [field]: e.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}
