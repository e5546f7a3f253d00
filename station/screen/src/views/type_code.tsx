// A code that no scanner reads any more, typed by hand.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Say } from '../texts';
import { split_aim } from '../wedge';

// `done` hears an empty code where nothing was typed.
export function TypeCode({ say, done }: { say: Say; done: (code: string, aim: string) => void }) {
  const [typed, set_typed] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const enter = (event: Event) => {
    event.preventDefault();
    done(...split_aim(typed.trim())); // a scanner may have typed it
  };
  return (
    <form class="over type-code" onSubmit={enter}>
      <h1>{say('tablet.type_what')}</h1>
      <input
        ref={field}
        value={typed}
        onInput={(event) => set_typed(event.currentTarget.value)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="go"
      />
      <div class="two">
        <button type="button" onClick={() => done('', '')}>
          {say('tablet.cancel')}
        </button>
        <button class="main">{say('tablet.ok')}</button>
      </div>
    </form>
  );
}
