// What stands between benches and centres: hands each request to one of the centres, and while it storms loses, delays and doubles
// requests and replies. A bench's door can be shut.
import http from 'node:http';
import https from 'node:https';
import { sleep } from '../../central/demo/processes.mjs';

// In percent of the requests.
const kStorm = { lost: 3, unanswered: 6, doubled: 6, late: 4, delayed: 15 };
const kDelayMs = 400, kLateMs = 9000, kReplyMs = 45_000;

export class Gateway {
  // `centres`: where they listen. `certificate`: { key, cert } or undefined, then plain HTTP in both directions.
  constructor(centres, certificate, random) {
    Object.assign(this, { centres, certificate, random, storms: false, doors: [], counts: {} });
    this.agent = new (certificate ? https : http).Agent({ keepAlive: true });
  }

  // For one bench: { port, cut(), join() }.
  async open_door(address) {
    const answer = (request, reply) => this.pass_on(door, request, reply).catch(() => reply.destroy());
    const server = this.certificate ? https.createServer(this.certificate, answer) : http.createServer(answer);
    const open = new Set();
    const door = { is_cut: false };
    server.on('connection', (socket) => {
      if (door.is_cut) return socket.destroy();
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    await new Promise((resolve) => server.listen(0, address, resolve));
    this.doors.push({ server, open });
    const join = () => (door.is_cut = false);
    const cut = () => {
      door.is_cut = true;
      open.forEach((socket) => socket.destroy());
    };
    return { port: server.address().port, cut, join };
  }

  meets(fault) {
    const does = this.storms && this.random.often(kStorm[fault]);
    if (does) this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    return does;
  }

  async pass_on(door, request, reply) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const whole = { method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(chunks) };
    if (this.meets('lost')) return reply.destroy();
    if (this.meets('delayed')) await sleep(this.random.between(1, kDelayMs));
    if (this.meets('doubled')) this.ask(whole).catch(() => {});
    if (this.meets('late')) setTimeout(() => this.ask(whole).catch(() => {}), this.random.between(500, kLateMs)).unref();
    const answer = await this.ask(whole);
    if (door.is_cut || this.meets('unanswered')) return reply.destroy();
    reply.writeHead(answer.status, { 'Content-Type': 'application/json', 'Content-Length': answer.body.length }).end(answer.body);
  }

  // Of one centre, or of the next one where nobody listens.
  async ask(whole) {
    const first = this.random.between(0, this.centres.length - 1);
    for (let at = 0; at < this.centres.length; at += 1) {
      try {
        return await this.ask_one(this.centres[(first + at) % this.centres.length], whole);
      } catch (error) {
        if (error.code !== 'ECONNREFUSED' && error.code !== 'EHOSTUNREACH') throw error;
      }
    }
    throw new Error('no centre listens');
  }

  ask_one({ address, port }, { method, path, headers, body }) {
    const wanted = { host: address, port, method, path, agent: this.agent, timeout: kReplyMs, rejectUnauthorized: false };
    wanted.headers = { ...headers, host: 'centre.site', 'content-length': body.length };
    return new Promise((resolve, reject) => {
      const call = (this.certificate ? https : http).request(wanted, async (reply) => {
        const chunks = [];
        try {
          for await (const chunk of reply) chunks.push(chunk);
          resolve({ status: reply.statusCode, body: Buffer.concat(chunks) });
        } catch (error) {
          reject(error);
        }
      });
      call.on('error', reject);
      call.on('timeout', () => call.destroy(new Error('no answer in time')));
      call.end(body);
    });
  }

  close() {
    for (const { server, open } of this.doors) {
      server.close();
      open.forEach((socket) => socket.destroy());
    }
    this.agent.destroy();
  }
}
