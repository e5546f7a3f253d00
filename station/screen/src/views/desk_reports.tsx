// Reports over days: one is shown, each can be had as a spreadsheet or on paper.
import { useEffect, useState } from 'preact/hooks';
import { ask_desk, type Overview, type Sheet } from '../desk_link';
import type { Say } from '../texts';
import { Table } from './table';

const kShown = 500; // rows on the screen; the files have all

// What is asked for most, by the bench's own day "YYYY-MM-DD": first and last day.
const kRanges: [string, (day: string) => [string, string]][] = [
  ['today', (day) => [day, day]],
  ['this_month', (day) => [day.slice(0, 8) + '01', day]],
  ['last_month', (day) => days_of_month(day, -1)],
  ['this_year', (day) => [day.slice(0, 4) + '-01-01', day]],
  ['last_year', (day) => [Number(day.slice(0, 4)) - 1 + '-01-01', Number(day.slice(0, 4)) - 1 + '-12-31']],
];

function days_of_month(day: string, later: number): [string, string] {
  const [year, month] = day.split('-').map(Number);
  const date = (months: number, of_month: number) => new Date(Date.UTC(year, month - 1 + months, of_month)).toISOString().slice(0, 10);
  return [date(later, 1), date(later + 1, 0)];
}

export function DeskReports({ overview, say }: { overview: Overview; say: Say }) {
  const { language, reports } = overview;
  const [name, set_name] = useState(reports[0].name);
  const [from, set_from] = useState(overview.day);
  const [to, set_to] = useState(overview.day);
  const [sheet, set_sheet] = useState<Sheet>();
  useEffect(() => {
    const ask = async () => set_sheet(await ask_desk<Sheet>('/reports/' + name, { from, to, language }));
    void ask();
  }, [name, from, to, language]);
  const day = (value: string, set: (day: string) => void) => (
    <input type="date" value={value} onInput={(event) => set((event.target as HTMLInputElement).value)} />
  );
  const choose = ([first, last]: [string, string]) => {
    set_from(first);
    set_to(last);
  };
  const file = (ending: string) =>
    `/api/desk/reports/${name}${ending}?` + new URLSearchParams({ from, to, language }).toString();
  return (
    <section class="reports">
      <p class="range">
        <select value={name} onInput={(event) => set_name(event.currentTarget.value)}>
          {reports.map((report) => (
            <option key={report.name} value={report.name}>
              {report.title}
            </option>
          ))}
        </select>
        {day(from, set_from)} – {day(to, set_to)}
        {kRanges.map(([range, days]) => (
          <button key={range} onClick={() => choose(days(overview.day))}>
            {say('desk.' + range)}
          </button>
        ))}
        <a href={file('.csv')}>CSV</a>
        <a href={file('.pdf')}>PDF</a>
      </p>
      {sheet?.notes.slice(1).map((note) => (
        <p key={note} class="faint">
          {note}
        </p>
      ))}
      {sheet && (
        <Table
          rows={sheet.rows.slice(0, kShown)}
          nothing={say('desk.nothing')}
          columns={sheet.columns.map((column, index) => [
            column.title,
            (row: string[]) => row[index],
            column.number,
          ])}
        />
      )}
      {sheet && sheet.rows.length > kShown && <p class="faint">{say('desk.more', String(sheet.rows.length - kShown))}</p>}
    </section>
  );
}
