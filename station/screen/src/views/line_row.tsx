// One line of the order: picture, name, what each piece must show, and how many of how many.
import { useState } from 'preact/hooks';
import type { LineState, ScreenLine } from '../protocol';
import type { Say } from '../texts';
import { Icon } from './icon';

const kMarked: LineState[] = ['released', 'take_out']; // short lines say how many

export function LineRow({ line, say }: { line: ScreenLine; say: Say }) {
  const settled = line.state !== 'open' && line.state !== 'take_out';
  return (
    <li class={`line ${line.state}` + (settled ? ' settled' : '') + (line.last ? ' last' : '')}>
      <Picture path={line.image} />
      <div class="what">
        <p class="name">{line.name || line.item}</p>
        <p class="marks">
          <span class="code">{line.item}</span>
          {kMarked.includes(line.state) && <Mark kind={line.state} text={say('line.' + line.state)} />}
          {line.shorted > 0 && <Mark kind="shorted" text={say('short', line.shorted)} />}
          {line.hazardous && <Mark kind="hazardous" text={say('hazardous')} />}
          {line.gift && <Mark kind="gift" text={say('gift')} />}
          {line.kit && <Mark kind="kit" text={say('kit', line.kit)} />}
          {!settled && line.captures.map((what) => <Mark key={what} kind="capture" text={say('capture.' + what)} />)}
        </p>
      </div>
      <p class="count">
        <b>{line.done}</b>
        {(line.wanted > 0 || line.state === 'take_out') && <span>/{line.wanted}</span>}
      </p>
      <span class="tick">{line.state === 'done' && <Icon name="good" />}</span>
    </li>
  );
}

function Mark({ kind, text }: { kind: string; text: string }) {
  return <span class={'mark ' + kind}>{text}</span>;
}

function Picture({ path }: { path: string }) {
  const [broken, set_broken] = useState('');
  return (
    <span class="picture">
      {path && broken !== path ? <img src={path} alt="" onError={() => set_broken(path)} /> : <Icon name="box" />}
    </span>
  );
}
