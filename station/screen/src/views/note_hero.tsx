// The remark or gift that must be acknowledged now, alone.
import type { ScreenNote } from '../protocol';
import type { Say } from '../texts';
import { use_fit } from '../fit';
import { Icon } from './icon';

export function NoteHero({ notes, say }: { notes: ScreenNote[]; say: Say }) {
  const index = notes.findIndex((note) => !note.acknowledged);
  const note = notes[index];
  const words = use_fit<HTMLParagraphElement>(note.text);
  return (
    <section class={'hero note-hero ' + note.kind}>
      <h2>
        <Icon name={note.kind} />
        {say(note.kind)}
        {notes.length > 1 && <span>{say('note_of', index + 1, notes.length)}</span>}
      </h2>
      <p ref={words}>{note.text}</p>
    </section>
  );
}
