// Tickets: what came up and is not settled; each ends with what was done about it and a supervisor's badge.
import { useState } from 'preact/hooks';
import { end_ticket, type Overview, type TicketRow } from '../desk_link';
import type { Say } from '../texts';
import { Table } from './table';

export function DeskTickets({ overview, say }: { overview: Overview; say: Say }) {
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
            ['', (row) => <button onClick={() => choose(row)}>{say('desk.ticket_end')}</button>],
          ]}
        />
        {chosen && (
          <End key={chosen.ticket} ticket={chosen} language={overview.language} say={say} done={() => choose(undefined)} />
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

interface EndProps {
  ticket: TicketRow;
  language: string;
  say: Say;
  done: () => void;
}

function End({ ticket, language, say, done }: EndProps) {
  const [reason, set_reason] = useState('');
  const [badge, set_badge] = useState('');
  const [refusal, set_refusal] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    const told = await end_ticket(ticket.ticket, reason, badge, language);
    set_refusal(told);
    if (!told) done();
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <b>{ticket.text}</b>
      <input placeholder={say('desk.ticket_what')} value={reason} onInput={(e) => set_reason(e.currentTarget.value)} />
      <input placeholder={say('desk.ticket_badge')} value={badge} onInput={(e) => set_badge(e.currentTarget.value)} />
      <button>{say('desk.ticket_end')}</button>
      {refusal && <p class="refusal">{refusal}</p>}
    </form>
  );
}
