// Closing a ticket: what came of it, kept with the name of who closes it.
import { element, fill } from './dom.js';
import { say } from './language.js';
import { ask } from './link.js';

// What stands behind a ticket's row: a bench's is closed where it was opened.
export const end_button = (ticket, act) =>
  ticket.of === 'bench'
    ? element('small.faint', {}, say('end.at_desk'))
    : element('button', { onclick: act, 'data-focus': `end.${ticket.from}.${ticket.ticket}` }, say('end.button'));

const why = (error) => (error.code === 'ticket.not_open' ? say('end.not_open') : say('end.failed', error.message));

// Asks for the reason. `done()` when it is closed.
export function ask_for_end(dialog, ticket, viewer, done) {
  const reason = element('textarea', { required: true, rows: 4, maxlength: 1000, id: 'reason', autofocus: true });
  const refusal = element('p.refusal', { role: 'alert' });
  const send = element('button.first', { type: 'submit' }, say('end.button'));
  const end = async (event) => {
    event.preventDefault();
    if (!reason.value.trim()) return reason.focus();
    send.disabled = true;
    try {
      await ask('/admin/tickets/close', { from: ticket.of === 'system' ? ticket.from : '', ticket: ticket.ticket, reason: reason.value.trim() });
      dialog.close();
      done();
    } catch (error) {
      refusal.textContent = why(error);
      send.disabled = false;
    }
  };
  fill(dialog, element('form', { onsubmit: end },
    element('h2', {}, say('end.title', ticket.ticket)),
    element('p.told', {}, ticket.text),
    element('label', { for: 'reason' }, say('end.reason')), reason,
    element('p.faint', {}, say('end.kept', viewer)), refusal,
    element('p.row', {}, send, element('button', { type: 'button', onclick: () => dialog.close() }, say('end.cancel')))));
  dialog.showModal();
}
