// Devices: how each is, whose it is, how it is read, and what the self-test sheet found of it.
import type { DeviceRow, Devices } from '../desk_link';
import type { Say } from '../texts';
import { age_text } from '../time';
import { Table } from './table';

interface Props {
  devices: Devices;
  language: string;
  say: Say;
}

export function DeskDevices({ devices, language, say }: Props) {
  return (
    <section class="devices">
      <h2>{say('desk.devices')}</h2>
      {devices.problem && <p class="open-door">{devices.problem}</p>}
      <Table
        rows={devices.devices}
        nothing={say('desk.devices_none')}
        marked={(row) => (row.state === 'open' || row.state === 'opening' ? '' : 'late')}
        columns={[
          [say('desk.devices_kind'), (row) => say('desk.devices_' + row.kind)],
          [say('desk.devices_what'), (row) => <What row={row} />],
          [say('desk.devices_state'), (row) => <State row={row} say={say} />],
          [say('desk.devices_age'), (row) => age(row, say)],
          [say('desk.devices_replugs'), (row) => row.replugs],
          [say('desk.devices_lane'), (row) => lane(row, say)],
          [say('desk.devices_settings'), (row) => <Lines lines={row.settings} none={scans(row) ? say('desk.devices_plain') : ''} />],
          [say('desk.devices_findings'), (row) => <Lines lines={row.findings} none={scans(row) ? say('desk.devices_untested') : ''} />],
        ]}
      />
      <p>
        <a href={'/api/desk/scanner-sheet.pdf?' + new URLSearchParams({ language }).toString()}>{say('desk.devices_sheet')}</a>
      </p>
    </section>
  );
}

const scans = (row: DeviceRow) => row.kind === 'scanner';

function What({ row }: { row: DeviceRow }) {
  return (
    <>
      <b>{row.model ?? row.product}</b>
      <br />
      <span class="code">{row.key}</span>
    </>
  );
}

function State({ row, say }: { row: DeviceRow; say: Say }) {
  return (
    <>
      {say('desk.devices_' + row.state)}
      {row.reason && <p class="faint">{row.reason}</p>}
    </>
  );
}

function age(row: DeviceRow, say: Say) {
  if (row.kind === 'printer') return '';
  if (row.last_reading_s === undefined) return say('desk.devices_never');
  return say('desk.devices_ago', age_text(row.last_reading_s));
}

function lane(row: DeviceRow, say: Say) {
  if (row.kind === 'printer') return '';
  return row.lane || say('desk.devices_no_lane');
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  if (lines.length === 0) return <span class="faint">{none}</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
