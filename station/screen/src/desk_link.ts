// What the station tells the desk. The station's side is station/desk/.
import type { Texts } from './protocol';

export interface QueueRow {
  order: string;
  ship_by: string;
  late: boolean;
  cancelled: boolean;
  pieces: number;
  carrier: string;
  tote: string;
  lane: string;
  person: string;
}

export interface TicketRow {
  ticket: string;
  document: string;
  text: string;
  at: string;
  by: string;
}

export interface Overview {
  clock: string;
  day: string;
  language: string;
  queue: QueueRow[];
  works: { kind: string; document: string; lane: string; person: string }[];
  low: { item: string; name: string; quantity: number; minimum: number }[];
  short: { order: string; line: string; item: string; name: string; quantity: number; reason: string; at: string }[];
  tickets: TicketRow[];
  close: Record<string, number>;
  texts: Texts;
}

export interface History {
  code: string;
  subjects: { type: string; kind: string; name: string; order: string }[];
  order?: string;
  parcels?: {
    parcel: string;
    state: string;
    waybill: string;
    carrier: string;
    weight_g: number;
    contents: { item: string; name: string; quantity: number; lot: string; expiry: string; serial: string }[];
  }[];
  rows?: { seq: number; at: string; lane: string; person: string; what: string; detail: string; raw: string }[];
  stock?: { location: string; item: string; lot: string; quantity: number }[];
  card?: { at: string; person: string; item: string; lot: string; quantity: number; from: string; to: string; what: string }[];
}

export type ReportRow = Record<string, string | number>;

// The answer, or nothing if the station can't be reached or refuses.
export async function ask_desk<T>(path: string, query: Record<string, string>): Promise<T | undefined> {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  try {
    const reply = await fetch('/api/desk' + path + '?' + new URLSearchParams(given).toString());
    return reply.ok ? ((await reply.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

// Ends a ticket; '' if it is ended, else what to tell who asked.
export async function end_ticket(ticket: string, reason: string, badge: string, language: string): Promise<string> {
  const path = `/api/desk/tickets/${encodeURIComponent(ticket)}/end?` + new URLSearchParams({ language }).toString();
  const headers = { 'Content-Type': 'application/json', 'X-Packbench': '1' };
  try {
    const reply = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ reason, badge }) });
    return reply.ok ? '' : ((await reply.json()) as { error: { message: string } }).error.message;
  } catch (error) {
    return String(error);
  }
}
