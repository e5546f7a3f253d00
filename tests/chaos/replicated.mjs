// A PostgreSQL with a synchronous replica on two nodes: nothing is committed that only one of them has.
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { own_folder, programs } from '../../central/demo/database.mjs';
import { kDatabaseUser, end, run, start, until } from '../../central/demo/processes.mjs';

const kPort = 5440;
// Neither machine loses power here: what a killed process wrote is there.
const kSettings = `
fsync = off
synchronous_commit = remote_apply
max_connections = 100
wal_receiver_status_interval = 1s
wal_sender_timeout = 3s
wal_receiver_timeout = 3s
`;

export class Replicated {
  constructor(folder, nodes) {
    this.bin = programs('');
    this.servers = nodes.map((node, at) => ({
      node, folder: path.join(folder, `database-${at + 1}`), port: kPort + at, log: path.join(folder, `database-${at + 1}.log`),
    }));
    [this.primary, this.replica] = this.servers;
  }

  // Whichever of the two can be written to. Who is silent is given up within seconds.
  get conninfo() {
    const each = (of) => this.servers.map(of).join(',');
    return `host=${each(({ node }) => node.address)} port=${each(({ port }) => port)} user=postgres dbname=packbench
      target_session_attrs=read-write connect_timeout=3 tcp_user_timeout=5000`.replace(/\s+/g, ' ');
  }

  program({ node, folder, port }, name, ...words) {
    const where = name === 'initdb' ? [] : ['-h', folder, '-p', String(port), '-U', 'postgres'];
    return run([`${this.bin}/${name}`, ...where, ...words], { user: kDatabaseUser, prefix: node.prefix });
  }
  sql(text, { server = this.primary, database = 'packbench' } = {}) {
    return this.program(server, 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database, '-c', text);
  }

  launch(server) {
    const { node, folder, port, log } = server;
    const command = [`${this.bin}/postgres`, '-D', `${folder}/data`, '-k', folder, '-p', String(port), '-h', node.address];
    server.process = start(command, { log, user: kDatabaseUser, ends_by: 'QUIT', prefix: node.prefix });
    return until(`PostgreSQL (see ${log})`, () => this.sql('SELECT 1', { server, database: 'postgres' }));
  }

  async create() {
    const { folder } = this.primary;
    for (const server of this.servers) await own_folder(server.folder);
    const trusting = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await this.program(this.primary, 'initdb', '-D', `${folder}/data`, ...trusting);
    appendFileSync(`${folder}/data/postgresql.conf`, kSettings);
    const hba = ['all', 'replication'].map((what) => `host ${what} all samenet trust\n`).join('');
    appendFileSync(`${folder}/data/pg_hba.conf`, hba);
    await this.launch(this.primary);
    await this.sql('CREATE DATABASE packbench', { database: 'postgres' });
    await this.copy();
  }

  // The replica anew from the primary, which then waits for it with each commit.
  async copy() {
    const { primary, replica } = this;
    rmSync(`${replica.folder}/data`, { recursive: true, force: true });
    const from = `host=${primary.node.address} port=${primary.port} user=postgres application_name=replica`;
    const how = ['-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'];
    const copy = [`${this.bin}/pg_basebackup`, '-D', `${replica.folder}/data`, '-d', from, ...how];
    await run(copy, { user: kDatabaseUser, prefix: replica.node.prefix });
    await this.launch(replica);
    await this.sql("ALTER SYSTEM SET synchronous_standby_names = 'replica'");
    await this.sql('SELECT pg_reload_conf()');
    await this.in_step();
  }
  in_step() {
    return until('the replica', async () => (await this.sql('SELECT sync_state FROM pg_stat_replication')).trim() === 'sync');
  }

  async crash() {
    this.primary.process.kill('SIGQUIT');
    await this.primary.process.ended;
  }
  restart() {
    return this.launch(this.primary);
  }
  // The replica is the primary from now on; what was the primary is gone for good, and a new replica in its place.
  async replace() {
    [this.primary, this.replica] = [this.replica, this.primary];
    await this.sql('ALTER SYSTEM RESET synchronous_standby_names');
    await this.sql('SELECT pg_reload_conf()');
    await this.sql('SELECT pg_promote()');
    await this.copy();
  }
  async stop() {
    for (const { process } of this.servers) if (process) await end(process);
  }
}
