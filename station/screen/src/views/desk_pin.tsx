// PINs for badges on tablets: one's own, with the password; and, by an administrator, one for somebody else.
import { useState } from 'preact/hooks';
import { act, type Session } from '../desk_link';
import type { Say } from '../texts';
import type { WayOut } from './desk_password';

interface Props {
  session: Session;
  say: Say;
  done: (told: string) => void;
  way_out: WayOut;
}

export function DeskPin({ session, say, done, way_out }: Props) {
  const { language } = session;
  const own = ({ password, pin }: Given) => act('/pin', { password, pin }, language);
  const give = ({ person, pin }: Given) => act(`/people/${encodeURIComponent(person.trim())}/pin`, { pin }, language);
  return (
    <section class="door">
      <PinForm
        title={say('desk.pin_own')}
        button={say('desk.pin')}
        first="password"
        send={own}
        say={say}
        done={() => done(say('desk.pin_changed'))}
      />
      {session.may.includes('administer') && (
        <PinForm
          title={say('desk.pin_give')}
          button={say('desk.pin_give')}
          first="person"
          send={give}
          say={say}
          done={() => done(say('desk.pin_given'))}
        />
      )}
      <form>
        <button type="button" onClick={way_out.go}>
          {way_out.text}
        </button>
      </form>
    </section>
  );
}

type Given = Record<'password' | 'person' | 'pin' | 'again', string>;

const kLabels: Record<keyof Given, string> = {
  password: 'desk.password',
  person: 'desk.pin_person',
  pin: 'desk.pin_new',
  again: 'desk.pin_again',
};

interface FormProps {
  title: string;
  button: string;
  first: 'password' | 'person'; // who proves or gets it
  send: (given: Given) => Promise<object | string>;
  say: Say;
  done: () => void;
}

function PinForm({ title, button, first, send, say, done }: FormProps) {
  const [given, set_given] = useState<Given>({ password: '', person: '', pin: '', again: '' });
  const [refusal, set_refusal] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (given.pin !== given.again) return set_refusal(say('desk.pin_differ'));
    const told = await send(given);
    if (typeof told === 'string') set_refusal(told);
    else done();
  };
  const field = (name: keyof Given) => (
    <label key={name}>
      {say(kLabels[name])}
      <input
        type={name === 'person' ? 'text' : 'password'}
        inputmode={name === 'pin' || name === 'again' ? 'numeric' : undefined}
        autocomplete={name === 'password' ? 'current-password' : 'off'}
        value={given[name]}
        onInput={(e) => set_given({ ...given, [name]: e.currentTarget.value })}
      />
    </label>
  );
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2>{title}</h2>
      {[field(first), field('pin'), field('again')]}
      <button class="chosen">{button}</button>
      {refusal && <p class="refusal">{refusal}</p>}
    </form>
  );
}
