// Tickets: what came up and is not settled; each ends with what was done about it and a supervisor's badge.
import { useState } from 'preact/hooks';
import type { Overview, TicketRow } from '../desk_link';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';
import { Table } from './table';

export function DeskTickets({ overview, may, say }: { overview: Overview; may: string[]; say: Say }) {
  const [chosen, choose] = useState<TicketRow>();
  return (
    <>
      <section class="tickets">
        <h2>{say('desk.tickets')}</h2>
        <Table
          rows={overview.tickets}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.time'), (row) => row.at],
            [say('desk.what'), (row) => row.text],
            [say('desk.document'), (row) => row.document],
            [say('desk.person'), (row) => row.by],
            ['', (row) => may.includes('work') && <button onClick={() => choose(row)}>{say('desk.ticket_end')}</button>],
          ]}
        />
        {chosen && (
          <BadgeForm
            key={chosen.ticket}
            title={chosen.text}
            why={say('desk.ticket_what')}
            button={say('desk.ticket_end')}
            path={`/tickets/${encodeURIComponent(chosen.ticket)}/end`}
            language={overview.language}
            say={say}
            done={() => choose(undefined)}
          />
        )}
      </section>
      <section class="tickets">
        <h2>{say('desk.short')}</h2>
        <Table
          rows={overview.short}
          nothing={say('desk.nothing')}
          columns={[
            [say('desk.time'), (row) => row.at],
            [say('desk.order'), (row) => row.order],
            [say('desk.item'), (row) => row.name + '  ' + row.item],
            [say('desk.pieces'), (row) => row.quantity],
            [say('desk.reason'), (row) => row.reason],
          ]}
        />
      </section>
    </>
  );
}
