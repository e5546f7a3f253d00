// Lanes that are carried about: which device works for each, and how another one is paired.
import { useState } from 'preact/hooks';
import type { PairingCode, TabletLane, Tablets } from '../desk_link';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';
import { QrCode } from './qr_code';
import { Table } from './table';

type Act = 'pair' | 'unpair';

// A code, and since when its lane was paired when it was asked for.
type Shown = PairingCode & { lane: string; before?: string };

interface Props {
  tablets: Tablets;
  may: string[];
  language: string;
  say: Say;
  changed: () => void;
}

export function DeskTablets({ tablets, may, language, say, changed }: Props) {
  const [act, choose] = useState<{ kind: Act; lane: string }>();
  const [code, show_code] = useState<Shown>();
  const paired_at = (lane?: string) => tablets.lanes.find((row) => row.lane === lane)?.at;
  const done = (led_to: object) => {
    show_code('qr' in led_to && act ? { ...(led_to as PairingCode), lane: act.lane, before: paired_at(act.lane) } : undefined);
    choose(undefined);
    changed();
  };
  const waits = code && code.before === paired_at(code.lane); // else a device has come
  const button = (kind: Act, { lane }: TabletLane) => (
    <button onClick={() => choose({ kind, lane })}>{say('desk.tablets_' + kind)}</button>
  );
  return (
    <section class="tablets">
      <h2>{say('desk.tablets')}</h2>
      <Table
        rows={tablets.lanes}
        nothing={say('desk.nothing')}
        columns={[
          [say('desk.tablets_lane'), (row) => row.lane],
          [say('desk.tablets_since'), (row) => (row.paired ? row.at.replace('T', ' ') : say('desk.tablets_none'))],
          [say('desk.tablets_by'), (row) => row.by],
          ['', (row) => may.includes('work') && button('pair', row)],
          [' ', (row) => may.includes('work') && row.paired && button('unpair', row)],
        ]}
      />
      {act && (
        <BadgeForm
          key={act.kind + act.lane}
          title={say(`desk.tablets_${act.kind}_what`, act.lane)}
          button={say('desk.tablets_' + act.kind)}
          path={`/tablets/${encodeURIComponent(act.lane)}/${act.kind === 'pair' ? 'pairing' : 'unpair'}`}
          language={language}
          say={say}
          done={done}
        />
      )}
      {waits && <Code code={code} certificate={tablets.certificate ? tablets.url + 'ca.crt' : ''} say={say} />}
    </section>
  );
}

function Code({ code, certificate, say }: { code: PairingCode; certificate: string; say: Say }) {
  return (
    <div class="pairing">
      <QrCode rows={code.qr} />
      <div>
        {certificate && <p>{say('desk.tablets_certificate')}</p>}
        {certificate && <p class="code">{certificate}</p>}
        <p>{say('desk.tablets_code', code.minutes)}</p>
        <p>{say('desk.tablets_address')}</p>
        <p class="code">{code.url}</p>
      </div>
    </div>
  );
}
