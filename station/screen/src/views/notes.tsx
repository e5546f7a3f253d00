// Remarks and gifts beside the lines: the first that nobody has acknowledged yet in full, the others as one line.
import type { ScreenNote } from '../protocol';
import type { Say } from '../texts';
import { Icon } from './icon';

export function Notes({ notes, say }: { notes: ScreenNote[]; say: Say }) {
  const next = notes.findIndex((note) => !note.acknowledged);
  return (
    <section class="notes">
      {notes.map((note, index) => (
        <p key={index} class={'note ' + note.kind + (index === next ? ' next' : '')}>
          <Icon name={note.acknowledged ? 'good' : note.kind} />
          <span>
            <b>{say(note.kind)}</b> {note.text}
          </span>
        </p>
      ))}
    </section>
  );
}
