// Labels of the warehouse itself: which, of what, and where to print it.
import { useEffect, useState } from 'preact/hooks';
import { act, ask_desk } from '../desk_link';
import type { Say } from '../texts';

const kLabels = ['location', 'badge', 'tote', 'command_sheet'];

interface Props {
  printers: string[];
  language: string;
  say: Say;
}

export function HouseLabels({ printers, language, say }: Props) {
  const [label, choose] = useState('location');
  const [of, set_of] = useState('');
  const [printer, set_printer] = useState(printers[0] ?? '');
  const [known, set_known] = useState<string[]>([]);
  const [told, tell] = useState({ text: '', refused: false });
  useEffect(() => {
    set_of('');
    void ask_desk<{ of: string[] }>('/labels/' + label, {}).then((found) => set_known(found?.of.filter(Boolean) ?? []));
  }, [label]);
  const print = async (event: Event) => {
    event.preventDefault();
    const path = `/printers/${encodeURIComponent(printer)}/labels/${label}`;
    const reply = await act(path, undefined, language, { of });
    const refused = typeof reply === 'string';
    tell({ text: refused ? reply : say('desk.house_sent', of || say('desk.templates_' + label), printer), refused });
  };
  const options = (values: string[], text: (value: string) => string) =>
    values.map((value) => (
      <option key={value} value={value}>
        {text(value)}
      </option>
    ));
  return (
    <form class="house" onSubmit={(event) => void print(event)}>
      <b>{say('desk.house')}</b>
      <select value={label} onChange={(e) => choose(e.currentTarget.value)}>
        {options(kLabels, (name) => say('desk.templates_' + name))}
      </select>
      {label !== 'command_sheet' && (
        <input required list="house-known" placeholder={say('desk.house_of')} value={of} onInput={(e) => set_of(e.currentTarget.value)} />
      )}
      <datalist id="house-known">{options(known, (name) => name)}</datalist>
      <select value={printer} onChange={(e) => set_printer(e.currentTarget.value)}>
        {options(printers, (name) => name)}
      </select>
      <button>{say('desk.house_print')}</button>
      {told.text && <p class={told.refused ? 'refusal' : ''}>{told.text}</p>}
    </form>
  );
}
