// What the station tells the desk. The station's side is station/desk/.
import type { CentreLine, Maintenance, Texts } from './protocol';

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
  lease: 'own' | 'here' | 'wanted' | 'elsewhere'; // whose it is, as far as the centre said so
  bench: string; // who has it or wants it; empty: not told
}

export interface TicketRow {
  ticket: string;
  document: string;
  text: string;
  at: string;
  by: string;
}

export interface ShiftRow {
  list: string;
  document: string;
  at: string;
  by: string;
  people: string;
  odd: string;
  points: number;
  answered: number;
}

// Who is signed in, and what that one may do here: "look", "work", "administer".
export interface Session {
  person: { id: string; name: string; role: string; language: string } | null;
  may: string[];
  open: boolean; // nobody has a password yet
  change: string; // why another password must be chosen first: "expired", "given", or ""
  rules: string[]; // for passwords
  language: string;
  texts: Texts;
}

export interface Overview {
  maintenance: Maintenance | null;
  line?: CentreLine | null;
  clock: string;
  day: string;
  language: string;
  queue: QueueRow[];
  works: { kind: string; document: string; lane: string; person: string }[];
  low: { item: string; name: string; quantity: number; minimum: number }[];
  short: { order: string; line: string; item: string; name: string; quantity: number; reason: string; at: string }[];
  tickets: TicketRow[];
  reports: { name: string; title: string }[];
  close: Record<string, number>;
  shifts: { opened: boolean; closed: boolean; not_closed: string; rows: ShiftRow[] };
}

// What was sent of an order, by line: it can be sent again.
export interface SentLine {
  line: string;
  item: string;
  name: string;
  quantity: number;
}

export interface History {
  code: string;
  subjects: { type: string; kind: string; name: string; order: string }[];
  order?: string;
  reship_of?: string;
  reships?: string[];
  exchange_for?: string[]; // the return and the order that this one goes out for
  exchanges?: string[];
  sent?: SentLine[];
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

export interface Sheet {
  title: string;
  notes: string[]; // the first one is the range
  columns: { key: string; title: string; number: boolean }[];
  rows: string[][];
}

// GET /api/desk/devices: what is, or was, plugged in.
export interface Devices {
  devices: DeviceRow[];
  problem: string; // why none can be seen
}

export interface DeviceRow {
  kind: string;
  key: string;
  product: string;
  model?: string; // by the table of models
  protocol?: string;
  state: string;
  reason?: string;
  last_reading_s?: number;
  replugs: number;
  lane: string;
  settings: string[];
  findings: string[];
}

// GET /api/desk/templates
export interface LabelRow {
  name: string;
  own: boolean; // the administrator's, not the program's
  width: number; // mm
  height: number;
  problem: string;
}

export interface LabelTemplate {
  name: string;
  own: boolean;
  toml: string;
  sample: string; // JSON
}

// What a template would print; with a `problem` there is nothing else.
export interface Preview {
  problem: string;
  pages: number;
  png: string; // base64
  width: number; // mm
  height: number;
  warnings: string[];
  barcodes: { symbology: string; data: string; grade: string }[]; // A: bears all wear that is tried, to F: none
  unreadable: string;
}

// GET /api/desk/printers
export interface Printing {
  printers: PrinterRow[];
  choices: { lane: string; printer: string; others: string[] }[]; // lanes that could print elsewhere
  jobs: PrintJob[]; // those that nobody has settled first, then the newest
}

export interface PrinterRow {
  printer: string;
  status: string; // "none": it can print
  status_text: string;
  waiting: number;
  lanes: string[];
  held: { reason?: string; by?: string; at?: string }; // empty: it isn't
}

export interface PrintJob {
  job: string;
  of: string; // the order or document
  item: string;
  intent: string;
  copy: number;
  labels: number;
  state: string;
  state_text: string;
  lane: string;
  printer: string;
  reason: string;
  why: string;
  at: string;
  may: string[]; // "there", "again", "void"
}

// GET /api/desk/tablets: lanes that are carried about, none where no lane is.
export interface Tablets {
  url: string;
  certificate: boolean; // of the bench's own authority: <url>ca.crt, to be installed on each device
  lanes: TabletLane[];
}

export interface TabletLane {
  lane: string;
  paired: boolean;
  at: string;
  by: string;
}

// What a device opens to become a lane's, once.
export interface PairingCode {
  url: string;
  minutes: number;
  qr: string[]; // rows of modules, "1" is dark
}

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

// What somebody does at the desk: what it led to, or, as text, what to tell who asked.
export async function act(
  path: string,
  body: object | undefined,
  language: string,
  query: Record<string, string> = {},
): Promise<Record<string, string> | string> {
  const headers: Record<string, string> = { 'X-Packbench': '1' };
  if (body) headers['Content-Type'] = 'application/json';
  const where = '/api/desk' + path + '?' + new URLSearchParams({ language, ...query }).toString();
  try {
    const reply = await fetch(where, { method: 'POST', headers, body: JSON.stringify(body) });
    if (reply.ok) return (await reply.json()) as Record<string, string>;
    return ((await reply.json()) as { error: { message: string } }).error.message;
  } catch (error) {
    return String(error);
  }
}
