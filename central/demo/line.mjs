// A line that can be cut: what connects here is passed on to `port` on this machine, unless the line is down.
import { connect, createServer } from 'node:net';

// Returns { port, cut(), join(), close() }. A line that is cut drops what is connected and whoever comes. `from`: where it is connected
// to; a free port of this machine where it doesn't say.
export async function lay_line(port, from = { host: '127.0.0.1', port: 0 }) {
  const open = new Set();
  let is_cut = false;
  const server = createServer((near) => {
    if (is_cut) return near.destroy();
    const far = connect(port, '127.0.0.1');
    const ends = [near, far];
    for (const end of ends) {
      open.add(end);
      end.on('error', () => {});
      end.on('close', () => ends.forEach((each) => open.delete(each) && each.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  const drop = () => open.forEach((end) => end.destroy());
  await new Promise((resolve) => server.listen(from, resolve));
  return {
    port: server.address().port,
    cut() {
      is_cut = true;
      drop();
    },
    join() {
      is_cut = false;
    },
    close() {
      server.close();
      drop();
    },
  };
}
