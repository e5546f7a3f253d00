// A PostgreSQL of one's own, from Debian's programs, in a folder.
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { kDatabaseUser, run, start, until } from './processes.mjs';

const kVersions = '/usr/lib/postgresql';

// Of the version that made `data`, else Debian's newest.
export function programs(data) {
  const made_by = path.join(data, 'PG_VERSION');
  const found = existsSync(kVersions) ? readdirSync(kVersions).filter((each) => existsSync(`${kVersions}/${each}/bin/initdb`)) : [];
  const version = existsSync(made_by) ? readFileSync(made_by, 'utf8').trim() : found.sort((a, b) => b - a)[0];
  if (!found.includes(version)) throw new Error(`no PostgreSQL ${version ?? ''} here: apt-get install postgresql`);
  return path.join(kVersions, version, 'bin');
}

export async function own_folder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!kDatabaseUser) return;
  const id = async (option) => Number(await run(['id', option, kDatabaseUser]));
  chownSync(folder, await id('-u'), await id('-g'));
}

// It listens on a socket in `folder` alone, which nobody else may enter; the port is in the socket's name. Where it is made it is
// called `name`; what is there already stays. Returns { process, conninfo }.
export async function start_database(folder, port, name) {
  await own_folder(folder);
  const data = path.join(folder, 'data');
  const bin = programs(data);
  if (!existsSync(path.join(data, 'PG_VERSION')))
    await run([`${bin}/initdb`, '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { user: kDatabaseUser });
  const process = start([`${bin}/postgres`, '-D', data, '-k', folder, '-p', String(port), '-c', 'listen_addresses='], {
    log: path.join(folder, 'log'), user: kDatabaseUser, ends_by: 'INT',
  });
  const client = [`${bin}/psql`, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-p', String(port), '-U', 'postgres'];
  const psql = (database, sql) => run([...client, '-d', database, '-c', sql]);
  await until(`PostgreSQL (see ${folder}/log)`, () => psql('postgres', 'SELECT 1'));
  if (!(await psql('postgres', `SELECT 1 FROM pg_database WHERE datname = '${name}'`))) await psql('postgres', `CREATE DATABASE ${name}`);
  return { process, conninfo: `host=${folder} port=${port} user=postgres dbname=${name}` };
}
