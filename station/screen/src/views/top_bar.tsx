// Where this is, who works, which order, and how the devices are.
import type { LaneMessage } from '../protocol';
import type { Say } from '../texts';
import { clock_text } from '../time';
import { Icon, type IconName } from './icon';
import { LineBadge } from './line_badge';

const kDevices: { name: 'scanner' | 'printer' | 'scale'; icon: IconName }[] = [
  { name: 'scanner', icon: 'scanner' },
  { name: 'printer', icon: 'printer' },
  { name: 'scale', icon: 'scale' },
];
const kFine = ['ok', 'virtual']; // shown by the icon alone; anything else is worth its words
const kMissedWhenNone = ['scanner', 'printer'];

export function TopBar({ message, say }: { message: LaneMessage; say: Say }) {
  const { screen, devices, clock } = message;
  return (
    <header class="top">
      <span class="lane">{say('lane', screen.lane)}</span>
      <h1>{screen.title}</h1>
      {!screen.title.includes(screen.order) && <b class="code">{screen.order}</b>}
      <p class="person">
        {screen.person && <Icon name="badge" />}
        {screen.person}
      </p>
      {kDevices.map(({ name, icon }) => {
        const state = devices[name];
        if (state === 'none' && !kMissedWhenNone.includes(name)) return null;
        const fine = kFine.includes(state);
        return (
          <span key={name} class={'device ' + (fine ? 'fine' : 'trouble')} title={say(name)}>
            <Icon name={icon} />
            {fine ? <Icon name="good" class="small" /> : say('device.' + state)}
            {name === 'scale' && !!devices.tare_g && <b>{say('tare', devices.tare_g)}</b>}
          </span>
        );
      })}
      <LineBadge line={message.line} say={say} />
      <time>{clock_text(clock)}</time>
    </header>
  );
}
