// A scripted station: serves the built page, pushes the screens it is told to, writes down the scans it gets.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { accept } from './websocket.mjs';

const kTypes = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm',
};
// As station/http/reply.cpp has it.
const kPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data: blob:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const fixtures = JSON.parse(readFileSync(new URL('fixtures/screens.json', import.meta.url)));
for (const part of ['tablet', 'access', 'desk', 'scanner', 'printers', 'labels', 'centre']) Object.assign(fixtures.base.texts, catalogue_rows(`texts_${part}.cpp`));

export class StandIn {
  seq = 0;
  scans = []; // bodies of the POSTs that were answered, each id once
  posts = 0; // all of them, lost ones too
  answering = true; // false: takes scans and drops the line without an answer
  on_scan = () => {};
  refuse = () => undefined; // of a scan: { status, code, message } where it isn't taken
  replies = {}; // "GET /api/…": what is answered there, or what makes it of the body; { status, error } refuses

  constructor(dist, language) {
    this.dist = dist;
    this.language = language;
    this.sockets = new Set();
    this.listeners = new Set();
    this.make_server();
  }

  make_server() {
    this.server = http.createServer((request, reply) => this.serve(request, reply));
    this.server.on('upgrade', (request, socket) => {
      const send = accept(request, socket);
      this.listeners.add(send);
      socket.on('close', () => this.listeners.delete(send));
      if (this.latest) send(this.latest);
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  async start(port = 0) {
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    return (this.url = `http://127.0.0.1:${this.port}`);
  }

  // As a station that is killed: every connection breaks.
  async stop() {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async restart() {
    await this.stop();
    this.make_server();
    await this.start(this.port);
  }

  // Shows the fixture's screen; `change` may alter the message before it goes out. Returns its number.
  show(name, change = () => {}) {
    const message = this.message(name);
    change(message);
    this.latest = JSON.stringify(message);
    for (const send of this.listeners) send(this.latest);
    return message.seq;
  }

  message(name) {
    const chosen = localised(fixtures.screens[name], this.language);
    const base = localised(fixtures.base, this.language);
    const screen = { ...base.screen, ...chosen.screen, language: this.language };
    this.seq += 1;
    return { ...base, ...chosen, screen, seq: this.seq, verdict_seq: this.seq };
  }

  serve(request, reply) {
    const url = new URL(request.url, 'http://x');
    const scripted = this.replies[request.method + ' ' + url.pathname];
    if (scripted) return answer(request, reply, scripted);
    if (request.method === 'POST') return this.take(request, reply);
    if (url.pathname === '/api/tablet') return reply.writeHead(404).end();
    if (url.pathname === '/api/lanes') {
      const texts = localised(fixtures.base.texts, this.language);
      return send_json(reply, { lanes: [{ lane: '1', person: '李娜', order: '' }, { lane: '2', person: '', order: '' }], texts });
    }
    if (url.pathname === '/api/label.svg') return send_file(reply, new URL('fixtures/label.svg', import.meta.url), '.svg');
    const name = path.extname(url.pathname) ? url.pathname : '/index.html';
    send_file(reply, path.join(this.dist, name), path.extname(name));
  }

  async take(request, reply) {
    let body = '';
    for await (const part of request) body += part;
    this.posts += 1;
    if (!this.answering) return request.socket.destroy();
    if (request.headers['x-packbench'] !== '1') return send_json(reply, { error: 'no' }, 403);
    const scan = JSON.parse(body);
    const refusal = this.refuse(scan);
    if (refusal) return send_json(reply, { error: refusal }, refusal.status);
    const known = this.scans.some(({ id }) => id === scan.id); // its answer was lost
    if (!known) this.scans.push(scan);
    this.on_scan(scan);
    send_json(reply, { seq: this.seq, verdict: { tone: 'good', text: '' } });
  }
}

// The page's own words as the station has them, both languages: {key: {"zh-CN", en}}.
function catalogue_rows(file) {
  const source = readFileSync(new URL('../../station/workflows/' + file, import.meta.url), 'utf8');
  const quoted = '"(?:[^"\\\\]|\\\\.)*"';
  const row = new RegExp(`\\{(${quoted}),\\s*(${quoted}),\\s*(${quoted})\\}`, 'g');
  const rows = Array.from(source.matchAll(row), (match) => match.slice(1).map((each) => JSON.parse(each)));
  return Object.fromEntries(rows.map(([key, zh, en]) => [key, { 'zh-CN': zh, en }]));
}

// Where a value has one form for each language, that form.
function localised(value, language) {
  if (Array.isArray(value)) return value.map((each) => localised(each, language));
  if (value === null || typeof value !== 'object') return value;
  if ('zh-CN' in value && 'en' in value) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, localised(each, language)]));
}

async function answer(request, reply, scripted) {
  let body = '';
  for await (const part of request) body += part;
  const value = typeof scripted === 'function' ? scripted(body && JSON.parse(body)) : scripted;
  send_json(reply, value, value.status);
}

function send_json(reply, value, status = 200) {
  reply.writeHead(status, { 'Content-Type': 'application/json' });
  reply.end(JSON.stringify(value));
}

function send_file(reply, file, extension) {
  try {
    const bytes = readFileSync(file);
    reply.writeHead(200, { 'Content-Type': kTypes[extension] ?? 'text/plain', 'Content-Security-Policy': kPolicy });
    reply.end(bytes);
  } catch {
    reply.writeHead(404).end();
  }
}
