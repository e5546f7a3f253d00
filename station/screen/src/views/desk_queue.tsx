// What must leave, most urgent first; what runs low; documents that are open.
import type { Overview } from '../desk_link';
import type { Say } from '../texts';
import { ShiftNotice } from './desk_shifts';
import { Table } from './table';

export function DeskQueue({ overview, say }: { overview: Overview; say: Say }) {
  const where = (row: { lane: string; person: string }) => (row.lane ? say('desk.at_lane', row.lane, row.person) : '');
  return (
    <>
      <section>
        <ShiftNotice overview={overview} say={say} />
        <h2>{say('desk.queue')}</h2>
        <Table
          rows={overview.queue}
          nothing={say('desk.nothing')}
          marked={(row) => (row.late ? 'late' : '')}
          columns={[
            [say('desk.order'), (row) => row.order],
            [say('desk.ship_by'), (row) => row.ship_by + (row.late ? '  ' + say('desk.late') : '')],
            [say('desk.pieces'), (row) => row.pieces],
            [say('desk.carrier'), (row) => row.carrier],
            [say('desk.tote'), (row) => row.tote],
            [say('desk.at'), (row) => (row.cancelled ? say('desk.cancelled') : where(row))],
          ]}
        />
      </section>
      <section>
        <h2>{say('desk.works')}</h2>
        <Table
          rows={overview.works}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.kind'), (row) => row.kind],
            [say('desk.document'), (row) => row.document],
            [say('desk.at'), where],
          ]}
        />
        <h2>{say('desk.low')}</h2>
        <Table
          rows={overview.low}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.item'), (row) => row.name + '  ' + row.item],
            [say('desk.stock'), (row) => row.quantity],
            [say('desk.minimum'), (row) => row.minimum],
          ]}
        />
      </section>
    </>
  );
}
