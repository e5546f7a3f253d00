// The screen of a lane from top to bottom; what stands in the middle follows from what the workflow wants now.
import type { LaneMessage, LineState, Screen } from '../protocol';
import type { Say } from '../texts';
import { Choices } from './choices';
import { Instruction } from './instruction';
import { Lines } from './lines';
import { MaintenanceLine } from './maintenance';
import { Notices } from './notices';
import { NoteHero } from './note_hero';
import { ParcelHero } from './parcel_hero';
import { Side } from './side';
import { SignIn } from './sign_in';
import { TopBar } from './top_bar';
import { VerdictBand } from './verdict_band';
import { WorkList } from './work_list';

export interface ViewProps {
  message: LaneMessage;
  say: Say;
  send: (code: string) => void;
}

type Mode = 'sign_in' | 'idle' | 'ask' | 'note' | 'parcel' | 'pack';

const kWithSide: Mode[] = ['pack', 'note', 'parcel'];
const kToDo: LineState[] = ['open', 'take_out'];

function mode_of(screen: Screen): Mode {
  const offered = (pattern: RegExp) => screen.choices.some((choice) => pattern.test(choice.code));
  if (offered(/^PB-C-(CHOOSE-|YES$)/)) return 'ask';
  if (!screen.person) return 'sign_in';
  if (!screen.order) return 'idle';
  if (screen.parcels.some((parcel) => parcel.label && !parcel.sealed)) return 'parcel';
  const note_waits = screen.notes.some((note) => !note.acknowledged) && offered(/^PB-C-OK$/);
  // Who packs on without reading gets the lines back, with the note beside them, until everything is in.
  const packing = screen.lines.some((line) => line.last) && screen.lines.some((line) => kToDo.includes(line.state));
  return note_waits && !packing ? 'note' : 'pack';
}

export function Frame({ message, say, send }: ViewProps) {
  const screen = message.screen;
  const mode = mode_of(screen);
  return (
    <main class={'frame mode-' + mode}>
      <TopBar message={message} say={say} />
      <MaintenanceLine planned={message.maintenance} say={say} />
      <Notices notices={message.notices} />
      <VerdictBand screen={screen} scan={message.verdict_seq} />
      <Instruction screen={screen} say={say} />
      <div class="middle">
        {mode === 'sign_in' && <SignIn />}
        {mode === 'idle' && <WorkList message={message} say={say} />}
        {mode === 'note' && <NoteHero notes={screen.notes} say={say} />}
        {mode === 'parcel' && <ParcelHero message={message} say={say} />}
        {mode === 'pack' && <Lines screen={screen} say={say} />}
        {kWithSide.includes(mode) && <Side screen={screen} clock={message.clock} whole={mode === 'pack'} say={say} />}
      </div>
      <Choices choices={screen.choices} many={mode !== 'ask' && screen.choices.length > 3} send={send} />
    </main>
  );
}
