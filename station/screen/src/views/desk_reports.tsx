// Reports over days: what was sent, and who did what.
import { useEffect, useState } from 'preact/hooks';
import { ask_desk, type Overview, type ReportRow } from '../desk_link';
import type { Say } from '../texts';
import { Table } from './table';

interface Dispatch {
  parcels: ReportRow[];
  carriers: ReportRow[];
  channels: ReportRow[];
}

const kFigures = ['orders', 'parcels', 'pieces', 'scans', 'stops', 'undone', 'released', 'shorted', 'received', 'moved', 'picked', 'counted'];

export function DeskReports({ overview, say }: { overview: Overview; say: Say }) {
  const [from, set_from] = useState(overview.day);
  const [to, set_to] = useState(overview.day);
  const [dispatch, set_dispatch] = useState<Dispatch>();
  const [people, set_people] = useState<ReportRow[]>([]);
  useEffect(() => {
    const ask = async () => {
      set_dispatch(await ask_desk<Dispatch>('/reports/dispatch', { from, to }));
      set_people((await ask_desk<{ people: ReportRow[] }>('/reports/people', { from, to }))?.people ?? []);
    };
    void ask();
  }, [from, to]);
  const day = (value: string, set: (day: string) => void) => (
    <input type="date" value={value} onInput={(event) => set((event.target as HTMLInputElement).value)} />
  );
  const column = (key: string): [string, (row: ReportRow) => string | number] => [say('desk.' + key), (row) => row[key] ?? ''];
  const sums = (rows: ReportRow[], title: string) => (
    <Table
      rows={rows}
      nothing={say('desk.nothing')}
      columns={[
        [title, (row) => row.name ?? ''],
        column('parcels'),
        column('pieces'),
        [say('desk.weight'), (row) => row.weight_g ?? 0],
        column('value'),
      ]}
    />
  );
  return (
    <section class="reports">
      <p class="range">
        {day(from, set_from)} – {day(to, set_to)}
        <a href={'/api/desk/reports/dispatch.csv?from=' + from + '&to=' + to}>{say('desk.csv')}</a>
      </p>
      <h2>{say('desk.dispatch')}</h2>
      {dispatch && sums(dispatch.carriers, say('desk.carrier'))}
      {dispatch && sums(dispatch.channels, say('desk.channel'))}
      {dispatch && (
        <Table
          rows={dispatch.parcels}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.time'), (row) => row.at ?? ''],
            column('carrier'),
            column('waybill'),
            column('order'),
            column('parcel'),
            column('pieces'),
          ]}
        />
      )}
      <h2>{say('desk.people')}</h2>
      <Table
        rows={people}
        nothing={say('desk.nothing')}
        columns={[[say('desk.person'), (row) => row.person ?? ''], ...kFigures.map(column)]}
      />
    </section>
  );
}
