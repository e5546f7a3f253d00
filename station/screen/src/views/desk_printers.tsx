// Printers and their labels: how each printer is, who prints where, and what became of every label, with its picture.
import { useState } from 'preact/hooks';
import type { Printing, PrinterRow, PrintJob } from '../desk_link';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';
import { HouseLabels } from './house_labels';
import { Table } from './table';

interface Act {
  title: string;
  button: string;
  path: string;
  reason: boolean;
  more?: object;
}

interface Props {
  printing: Printing;
  may: string[];
  language: string;
  say: Say;
  changed: () => void;
}

export function DeskPrinters({ printing, may, language, say, changed }: Props) {
  const [act, choose] = useState<Act>();
  const [shown, show] = useState('');
  const button = (wanted: Act) => (
    <button key={wanted.path + wanted.title} onClick={() => choose(wanted)}>
      {wanted.button}
    </button>
  );
  const works = may.includes('work');
  return (
    <section class="printers">
      <h2>{say('desk.printers_printer')}</h2>
      <Table
        rows={printing.printers}
        nothing={say('desk.nothing')}
        marked={(row) => (row.status === 'none' ? '' : 'late')}
        columns={[
          [say('desk.printers_printer'), (row) => row.printer],
          [say('desk.printers_status'), (row) => <PrinterState row={row} />],
          [say('desk.printers_waiting'), (row) => row.waiting],
          [say('desk.printers_lanes'), (row) => row.lanes.join(', ')],
          ['', (row) => works && button(holding(row, say))],
          [' ', (row) => works && choices(printing, row, say).map(button)],
        ]}
      />
      {act && (
        <BadgeForm
          key={act.title}
          title={act.title}
          why={act.reason ? say('desk.reason') : undefined}
          button={act.button}
          path={act.path}
          more={act.more}
          language={language}
          say={say}
          done={() => {
            choose(undefined);
            changed();
          }}
        />
      )}
      {works && <HouseLabels printers={printing.printers.map((row) => row.printer)} language={language} say={say} />}
      <h2>{say('desk.printers_jobs')}</h2>
      <Table
        rows={printing.jobs}
        nothing={say('desk.printers_none')}
        marked={(row) => (row.state === 'in_doubt' || row.state === 'failed' ? 'late' : '')}
        columns={[
          [say('desk.time'), (row) => row.at.replace('T', ' ')],
          [say('desk.printers_job'), (row) => <What row={row} />],
          [say('desk.printers_copy'), (row) => row.copy],
          [say('desk.printers_status'), (row) => row.state_text],
          [say('desk.printers_printer'), (row) => row.printer],
          [say('desk.printers_lanes'), (row) => row.lane],
          [say('desk.printers_why'), (row) => [row.reason, row.why].filter(Boolean).join(' · ')],
          ['', (row) => <button onClick={() => show(shown === row.job ? '' : row.job)}>{say('desk.printers_picture')}</button>],
          [' ', (row) => works && row.may.map((name) => button(settling(row, name, say)))],
        ]}
      />
      {shown && <img class="label-picture" src={'/api/jobs/' + encodeURIComponent(shown) + '/picture'} alt={shown} />}
    </section>
  );
}

function holding(row: PrinterRow, say: Say): Act {
  const name = row.held.reason === undefined ? 'hold' : 'release';
  return {
    title: say(`desk.printers_${name}_what`, row.printer),
    button: say('desk.printers_' + name),
    path: `/printers/${encodeURIComponent(row.printer)}/${name}`,
    reason: name === 'hold',
  };
}

// What the lanes that print there could print at instead.
function choices(printing: Printing, row: PrinterRow, say: Say): Act[] {
  return printing.choices
    .filter((choice) => choice.printer === row.printer)
    .flatMap(({ lane, others }) =>
      others.map((printer) => ({
        title: say('desk.printers_choose_what', lane, printer),
        button: `${lane} → ${printer}`,
        path: `/lanes/${encodeURIComponent(lane)}/printer`,
        reason: false,
        more: { printer },
      })),
    );
}

function settling(row: PrintJob, name: string, say: Say): Act {
  return {
    title: say(`desk.printers_${name}_what`, row.job),
    button: say('desk.printers_' + name),
    path: `/jobs/${encodeURIComponent(row.job)}/${name}`,
    reason: name !== 'there',
  };
}

function PrinterState({ row }: { row: PrinterRow }) {
  return (
    <>
      {row.status_text}
      {row.held.reason !== undefined && (
        <p class="faint">
          {row.held.reason} · {row.held.by}
        </p>
      )}
    </>
  );
}

function What({ row }: { row: PrintJob }) {
  return (
    <>
      <b>{row.intent + (row.labels > 1 ? ' × ' + row.labels : '')}</b>
      <br />
      <span class="code">{[row.of, row.item].filter(Boolean).join(' · ')}</span>
    </>
  );
}
