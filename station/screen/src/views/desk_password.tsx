// Another password of one's own, with the rules for it. Whoever must have one first sees nothing else of the desk.
import { useEffect, useRef, useState } from 'preact/hooks';
import { act, type Session } from '../desk_link';
import type { Say } from '../texts';

const kFields = ['old', 'new', 'repeat'] as const;

interface Props {
  session: Session;
  say: Say;
  done: () => void;
  cancel?: () => void; // left out: there is no way around it
}

export function DeskPassword({ session, say, done, cancel }: Props) {
  const [given, set_given] = useState({ old: '', new: '', repeat: '' });
  const [refusal, set_refusal] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (given.new !== given.repeat) return set_refusal(say('desk.not_the_same'));
    const told = await act('/password', { old: given.old, new: given.new }, session.language);
    if (typeof told === 'string') set_refusal(told);
    else done();
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
        {kFields.map((field) => (
          <label key={field}>
            {say(`desk.${field}_password`)}
            <input
              ref={field === 'old' ? first : undefined}
              type="password"
              autocomplete={field === 'old' ? 'current-password' : 'new-password'}
              value={given[field]}
              onInput={(e) => set_given({ ...given, [field]: e.currentTarget.value })}
            />
          </label>
        ))}
        <button class="chosen">{say('desk.change_password')}</button>
        {cancel && (
          <button type="button" onClick={cancel}>
            {say('desk.cancel')}
          </button>
        )}
        {refusal && <p class="refusal">{refusal}</p>}
      </form>
    </section>
  );
}
