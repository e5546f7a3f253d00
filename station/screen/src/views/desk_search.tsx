// What happened to this parcel, order, item, serial, waybill?
import { useState } from 'preact/hooks';
import { ask_desk, type History } from '../desk_link';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';
import { OrderTies, ReshipForm } from './desk_reship';
import { Table } from './table';

export function DeskSearch({ language, may, say }: { language: string; may: string[]; say: Say }) {
  const [code, set_code] = useState('');
  const [found, set_found] = useState<History>();
  const look = async (wanted: string) => set_found(await ask_desk<History>('/history', { code: wanted, language }));
  const search = async (event: Event) => {
    event.preventDefault();
    if (code.trim()) await look(code.trim());
  };
  const show = (order: string) => {
    set_code(order);
    void look(order);
  };
  return (
    <section class="search">
      <form onSubmit={(event) => void search(event)}>
        <input
          autofocus
          value={code}
          placeholder={say('desk.type_code')}
          onInput={(event) => set_code((event.target as HTMLInputElement).value)}
        />
        <button type="submit">{say('desk.search')}</button>
      </form>
      {found && found.subjects.length === 0 && <p>{say('desk.unknown', found.code)}</p>}
      {found && found.subjects.length > 0 && (
        <Found key={found.code} found={found} language={language} may={may} say={say} show={show} />
      )}
    </section>
  );
}

// What is had as a file: of a manifest, and the stock cards.
const kSheets: Record<string, string> = { handover: 'manifests', item: 'cards', location: 'cards' };

function sheet_link(kind: string, name: string, ending: string, language: string) {
  return `/api/desk/${kind}/${encodeURIComponent(name + ending)}?` + new URLSearchParams({ language }).toString();
}

interface FoundProps {
  found: History;
  language: string;
  may: string[]; // as Session
  say: Say;
  show: (order: string) => void; // looks that one up
}

function Found({ found, language, may, say, show }: FoundProps) {
  const [act, choose_act] = useState('');
  const act_button = (name: string) => <button onClick={() => choose_act(act === name ? '' : name)}>{say('desk.' + name)}</button>;
  return (
    <>
      <p class="subjects">
        {found.subjects.map((subject) => (
          <b key={subject.kind + subject.name}>
            {subject.kind} {subject.name}
          </b>
        ))}
        {found.subjects.flatMap(({ type, name }) =>
          type in kSheets
            ? ['.csv', '.pdf'].map((ending) => (
                <a key={name + ending} href={sheet_link(kSheets[type], name, ending, language)}>
                  {ending.slice(1).toUpperCase()}
                </a>
              ))
            : [],
        )}
        {found.order && (
          <a href={'/api/desk/evidence/' + encodeURIComponent(found.order)} download={found.order + '-evidence.json'}>
            {say('desk.evidence')}
          </a>
        )}
        {may.includes('work') && found.sent && found.sent.length > 0 && act_button('reship')}
        {may.includes('administer') && found.order && act_button('forget')}
      </p>
      <OrderTies found={found} say={say} show={show} />
      {found.order && act === 'reship' && (
        <ReshipForm order={found.order} sent={found.sent ?? []} language={language} say={say} show={show} />
      )}
      {found.order && act === 'forget' && (
        <BadgeForm
          title={say('desk.forget_what', found.order)}
          why={say('desk.reason')}
          button={say('desk.forget')}
          path={`/orders/${encodeURIComponent(found.order)}/forget`}
          language={language}
          say={say}
          done={() => choose_act('')}
        />
      )}
      {found.parcels?.map((parcel) => (
        <article key={parcel.parcel}>
          <h3>
            {say('desk.parcel')} {parcel.parcel} · {parcel.state} · {parcel.carrier} {parcel.waybill}
            {parcel.weight_g > 0 && ' · ' + parcel.weight_g + ' g'}
          </h3>
          <Table
            rows={parcel.contents}
            nothing={say('desk.nothing')}
            columns={[
              [say('desk.item'), (row) => row.name + '  ' + row.item],
              [say('desk.pieces'), (row) => row.quantity],
              [say('desk.lot'), (row) => [row.lot, row.expiry, row.serial].filter(Boolean).join('  ')],
            ]}
          />
        </article>
      ))}
      {found.stock && (
        <>
          <h3>{say('desk.stock')}</h3>
          <Table
            rows={found.stock}
            nothing={say('desk.nothing')}
            columns={[
              [say('desk.location'), (row) => row.location],
              [say('desk.item'), (row) => row.item],
              [say('desk.lot'), (row) => row.lot],
              [say('desk.pieces'), (row) => row.quantity],
            ]}
          />
        </>
      )}
      {found.card && (
        <>
          <h3>{say('desk.card')}</h3>
          <Table
            rows={found.card}
            nothing={say('desk.nothing')}
            columns={[
              [say('desk.time'), (row) => row.at],
              [say('desk.what'), (row) => row.what],
              [say('desk.item'), (row) => row.item + (row.lot ? '  ' + row.lot : '')],
              [say('desk.pieces'), (row) => row.quantity],
              [say('desk.from'), (row) => row.from],
              [say('desk.to'), (row) => row.to],
              [say('desk.person'), (row) => row.person],
            ]}
          />
        </>
      )}
      {found.rows && (
        <Table
          rows={found.rows}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.time'), (row) => row.at],
            [say('desk.person'), (row) => row.person + (row.lane ? ' / ' + row.lane : '')],
            [say('desk.what'), (row) => row.what],
            [say('desk.detail'), (row) => row.detail],
            [say('desk.scan'), (row) => row.raw],
          ]}
        />
      )}
    </>
  );
}
