// What the station says to a lane page and hears from it. The station's side is station/workflows/screen.hpp, with every
// text already in the operator's language.

export type Tone = 'none' | 'good' | 'done' | 'info' | 'ask' | 'stop';
export type LineState = 'open' | 'done' | 'shorted' | 'released' | 'take_out';

export interface Verdict {
  tone: Tone;
  text: string;
}

export interface ScreenLine {
  line: string;
  item: string;
  image: string; // URL path of a picture, or empty
  name: string;
  wanted: number;
  done: number;
  shorted: number;
  state: LineState;
  gift: boolean;
  hazardous: boolean;
  last: boolean; // the line that the last scan met
  kit: string;
  captures: string[];
}

export interface ScreenNote {
  kind: 'remark' | 'gift';
  text: string;
  acknowledged: boolean;
}

export interface Choice {
  code: string; // what a scan or a tap answers
  text: string;
}

export interface ScreenParcel {
  parcel: string;
  waybill: string;
  carrier: string;
  label: string; // state of the print job, or empty before it is asked for
  number: number;
  pieces: number;
  weight_g: number;
  expected_g: number;
  sealed: boolean;
}

export interface Screen {
  lane: string;
  person: string;
  language: string;
  order: string;
  channel: string;
  carrier: string;
  ship_by: string;
  title: string;
  instruction: string;
  hints: string[]; // what helps with it: where to go, what lies there
  verdict: Verdict;
  lines: ScreenLine[];
  notes: ScreenNote[];
  parcels: ScreenParcel[];
  choices: Choice[];
  wanted: number;
  done: number;
  quantity: number;
}

export interface Label {
  job: string;
  state: string;
  copy: number;
  intent: string;
  picture_url: string;
}

export interface WorkOrder {
  order: string;
  ship_by: string;
  late: boolean;
  pieces: number;
  tote: string;
}

export interface Suggestion {
  code: string;
  text: string;
  aim: string;
}

export type Texts = Record<string, string>;

export interface Devices {
  scanner: string;
  printer: string;
  scale: string;
  tare_g?: number; // taken off each weight
}

// "2026-12-01 22:00", at the bench.
export interface Maintenance {
  from: string;
  to: string;
  text: string;
}

// The line to the centre. Nothing waits for it.
export interface CentreLine {
  state: 'up' | 'down' | 'stopped';
  since_s: number; // it is so
  answer_s: number | null; // age of the last answer; null: none yet
  unsent: number | null; // journal rows; null: the centre was not asked yet
  text: string;
  why: string; // of the last failure, for administrators
}

// What the lane is told of its scanners, its printer, and the lease of its order.
export interface Notice {
  kind: 'stray' | 'missing' | 'told' | 'refused' | 'tested' | 'printer' | 'lease';
  text: string;
  code: string; // to be scanned now, or empty
  lines: string[]; // what was found
}

// One push of /api/lanes/N/events: always the whole picture, so that the latest one is enough.
export interface LaneMessage {
  seq: number;
  verdict_seq: number; // changes with each scan that was met: its verdict is heard once
  version: string; // of the page that the station serves: another one than at first means "load anew"
  demo: boolean;
  tablet?: boolean; // the lane is carried about: thumbs instead of a keyboard, a PIN with the badge
  clock: string; // the bench's own time, "2025-11-21T10:05:00"
  screen: Screen;
  devices: Devices;
  line?: CentreLine | null; // null: the bench works for itself
  maintenance: Maintenance | null; // planned for the next day, or going on
  notices: Notice[];
  labels: Label[]; // newest first
  work: WorkOrder[]; // most urgent first
  suggestions: Suggestion[];
  texts: Texts;
}

// The body of POST /api/lanes/N/scan. The id makes a repeated POST the same scan.
export interface ScanRequest {
  id: string;
  code: string;
  aim?: string;
  pin?: string; // of the badge
  new_pin?: string; // that its owner has chosen
}

// What a refused request answers, in the lane's language.
export interface ErrorReply {
  error: { code: string; message: string };
}

// GET /api/tablet, on the tablets' own site: the lane that this device is paired with, or empty.
export interface Pairing {
  lane: string;
  language: string;
  texts: Texts;
}

// GET /api/lanes
export interface LaneList {
  lanes: { lane: string; person: string; order: string }[];
  texts: Texts;
}
