// The desk's door: badge, then password. A badge scanned into the first field ends with Enter, which goes on to the
// second one.
import { useEffect, useRef, useState } from 'preact/hooks';
import { act } from '../desk_link';
import type { Say } from '../texts';

export function DeskSignIn({ language, say, done }: { language: string; say: Say; done: () => void }) {
  const [badge, set_badge] = useState('');
  const [password, set_password] = useState('');
  const [refusal, set_refusal] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []); // browsers heed autofocus once a page only
  const send = async (event: Event) => {
    event.preventDefault();
    if (badge.trim() === '' || password === '') return second.current?.focus();
    const told = await act('/sign-in', { badge: badge.trim(), password }, language);
    set_password('');
    if (typeof told !== 'string') return done();
    set_refusal(told);
    second.current?.focus();
  };
  return (
    <section class="door">
      <h2>{say('desk.sign_in')}</h2>
      <form onSubmit={(event) => void send(event)}>
        <label>
          {say('desk.badge')}
          <input ref={first} autocomplete="username" value={badge} onInput={(e) => set_badge(e.currentTarget.value)} />
        </label>
        <label>
          {say('desk.password')}
          <input
            ref={second}
            type="password"
            autocomplete="current-password"
            value={password}
            onInput={(e) => set_password(e.currentTarget.value)}
          />
        </label>
        <button class="chosen">{say('desk.sign_in')}</button>
        {refusal && <p class="refusal">{refusal}</p>}
      </form>
    </section>
  );
}
