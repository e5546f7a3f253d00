// Whether the warehouse was opened and closed, by whom, who was there; a day that nobody closed is told.
import type { Overview, ShiftRow } from '../desk_link';
import type { Say } from '../texts';
import { Table } from './table';

interface Props {
  overview: Overview;
  say: Say;
}

// Only what is wrong: for the first page.
export function ShiftNotice({ overview, say }: Props) {
  const day = overview.shifts.not_closed;
  return day ? <p class="refusal not-closed">{say('desk.shift.missing', day)}</p> : null;
}

export function DeskShifts({ overview, say }: Props) {
  const { opened, closed, rows } = overview.shifts;
  const signed = (row: ShiftRow) => row.by || say('desk.shift.unsigned', row.answered, row.points);
  return (
    <section class="shifts">
      <h2>{say('desk.shift')}</h2>
      <ShiftNotice overview={overview} say={say} />
      <ul>
        <li class={opened ? '' : 'open'}>{say(opened ? 'desk.shift.opened' : 'desk.shift.not_opened')}</li>
        <li class={closed ? '' : 'open'}>{say(closed ? 'desk.shift.closed' : 'desk.shift.not_closed')}</li>
      </ul>
      <Table
        rows={rows}
        nothing={say('desk.nothing')}
        columns={[
          [say('desk.kind'), (row) => row.list],
          [say('desk.document'), (row) => row.document],
          [say('desk.time'), (row) => row.at],
          [say('desk.shift.signed'), signed],
          [say('desk.shift.here'), (row) => row.people],
          [say('desk.shift.odd'), (row) => row.odd],
        ]}
      />
    </section>
  );
}
