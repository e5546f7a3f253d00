// The demo's virtual scanner and virtual printer.
import { useState } from 'preact/hooks';
import type { Label } from '../protocol';
import type { ViewProps } from './frame';
import { Icon } from './icon';
import { LabelPicture } from './label_picture';
import { JobState } from './parcel_card';

export function DemoDrawer({ message, say, send }: Omit<ViewProps, 'send'> & { send: (code: string, aim?: string) => void }) {
  const [open, set_open] = useState(true);
  const [typed, set_typed] = useState('');
  const [large, set_large] = useState<string>();
  if (!open)
    return (
      <button class="drawer-tab" onClick={() => set_open(true)} title={say('virtual_scanner')}>
        <Icon name="scanner" />
      </button>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    if (typed) send(typed);
    set_typed('');
  };
  const enlarged = message.labels.find((label) => label.job === large);
  return (
    <aside class="drawer">
      <button class="fold" onClick={() => set_open(false)}>
        {say('close')}
      </button>
      <h2>
        <Icon name="scanner" />
        {say('virtual_scanner')}
      </h2>
      <div class="suggestions">
        {message.suggestions.map((each) => (
          <button key={each.code + each.text} onClick={() => send(each.code, each.aim)}>
            <b>{each.text}</b>
            <span class="code">{each.code}</span>
          </button>
        ))}
      </div>
      <form onSubmit={submit}>
        <input
          value={typed}
          placeholder={say('type_barcode')}
          onInput={(event) => set_typed(event.currentTarget.value)}
          autocomplete="off"
          spellcheck={false}
        />
        <button>{say('send')}</button>
      </form>
      <h2>
        <Icon name="printer" />
        {say('virtual_printer')}
      </h2>
      <div class="printed">
        {message.labels.length === 0 && <p>{say('no_labels')}</p>}
        {message.labels.map((label) => (
          <figure key={label.job} onClick={() => set_large(label.job)} title={say('enlarge')}>
            <LabelPicture label={label} />
            <Caption label={label} say={say} />
          </figure>
        ))}
      </div>
      {enlarged && (
        <figure class="enlarged" onClick={() => set_large(undefined)}>
          <LabelPicture label={enlarged} />
          <Caption label={enlarged} say={say} />
        </figure>
      )}
    </aside>
  );
}

function Caption({ label, say }: { label: Label } & Pick<ViewProps, 'say'>) {
  return (
    <figcaption>
      <b>{say('intent.' + label.intent)}</b> <span class="code">{label.job}</span> {say('copy', label.copy)}{' '}
      <JobState state={label.state} say={say} />
    </figcaption>
  );
}
