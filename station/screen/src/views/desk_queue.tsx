// What must leave, most urgent first; what runs low; documents that are open.
import { useState } from 'preact/hooks';
import type { Overview, QueueRow } from '../desk_link';
import type { Say } from '../texts';
import { ShiftNotice } from './desk_shifts';
import { TakeOver } from './desk_take_over';
import { Table } from './table';

interface Props {
  overview: Overview;
  may_work: boolean;
  say: Say;
}

export function DeskQueue({ overview, may_work, say }: Props) {
  const [wanted, set_wanted] = useState('');
  const takes = may_work && overview.line; // from another bench of the centre
  const where = (row: { lane: string; person: string }) => (row.lane ? say('desk.at_lane', row.lane, row.person) : '');
  const whose = (row: QueueRow) => {
    if (row.cancelled) return say('desk.cancelled');
    if (row.lease === 'wanted') return [where(row), say('desk.wanted_by', row.bench)].filter(Boolean).join(' · ');
    if (row.lease !== 'elsewhere') return where(row);
    return (
      <>
        {row.bench ? say('desk.at_bench', row.bench) : say('desk.not_here')}{' '}
        {takes && <button onClick={() => set_wanted(row.order)}>{say('desk.take_over')}</button>}
      </>
    );
  };
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
            [say('desk.at'), whose],
          ]}
        />
        {takes && <TakeOver order={wanted} choose={set_wanted} language={overview.language} say={say} />}
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
