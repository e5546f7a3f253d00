// The PIN that goes with a badge, or a new one, twice. No input field: a scanner that types would fill it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PinQuestion } from '../pin_question';
import type { Say } from '../texts';
import type { Hand } from '../wedge';
import { Icon } from './icon';

const kShortest = 4;
const kLongest = 8;
const kKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Backspace', '0', 'Enter'];

interface Props {
  question: PinQuestion;
  say: Say;
  hand: { current?: Hand }; // gets the keys of a keyboard here while the pad is up
  answer: (pin: string) => void;
  cancel: () => void;
}

export function PinPad({ question, say, hand, answer, cancel }: Props) {
  const [pin, set_pin] = use_latest('');
  const [first, set_first] = useState(''); // of the two times that a new one is entered
  const [differ, set_differ] = useState(false);
  const enter = () => {
    const entered = pin();
    if (entered.length < kShortest) return;
    set_pin('');
    if (!question.choose || first === entered) return answer(entered);
    set_first(first ? '' : entered);
    set_differ(first !== '');
  };
  const press = (key: string) => {
    if (/^\d$/.test(key)) set_pin((pin() + key).slice(0, kLongest));
    if (key === 'Backspace') set_pin(pin().slice(0, -1));
    if (key === 'Enter') enter();
    if (key === 'Escape') cancel();
  };
  use_hand(hand, pin, press, set_pin);
  const told = differ ? say('pin.differ') : first ? '' : question.told;
  return (
    <section class="over pin-pad" role="dialog">
      <h1>{say(!question.choose ? 'pin.enter' : first ? 'pin.again' : 'pin.choose')}</h1>
      {told && <p class="told">{told}</p>}
      <p class="dots" data-digits={pin().length}>
        {'●'.repeat(pin().length) || ' '}
      </p>
      <div class="keys">
        {kKeys.map((key) => (
          <button key={key} data-key={key} class={key === 'Enter' ? 'main' : ''} onClick={() => press(key)}>
            {key === 'Enter' ? say('tablet.ok') : key === 'Backspace' ? <Icon name="back" /> : key}
          </button>
        ))}
      </div>
      <button class="cancel" onClick={cancel}>
        {say('tablet.cancel')}
      </button>
    </section>
  );
}

// State that is known at once, not only when the pad has been drawn again: keys may come faster.
function use_latest(begin: string): [() => string, (value: string) => void] {
  const latest = useRef(begin);
  const [, draw] = useState(begin);
  const set = (value: string) => {
    latest.current = value;
    draw(value);
  };
  return [() => latest.current, set];
}

// Keys of a keyboard; one that was the head of a scan is taken back.
function use_hand(hand: Props['hand'], pin: () => string, press: (key: string) => void, set_pin: (pin: string) => void) {
  const before = useRef('');
  useLayoutEffect(() => {
    hand.current = {
      press: (key) => {
        before.current = pin();
        press(key);
      },
      take_back: () => set_pin(before.current),
    };
    return () => (hand.current = undefined);
  });
}
