// The server's half of a WebSocket (RFC 6455), as far as a station that only talks needs it.
import { createHash } from 'node:crypto';

const kMagic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

// Answers the upgrade of `request` on `socket`. Returns what sends a text.
export function accept(request, socket) {
  const key = createHash('sha1').update(request.headers['sec-websocket-key'] + kMagic).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  socket.on('data', () => {}); // the page says nothing but pong and close
  socket.on('error', () => {});
  return (text) => socket.writable && socket.write(frame(Buffer.from(text)));
}

function frame(payload) {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x81; // final, text
  head[1] = Math.min(size, head.length === 10 ? 127 : 126); // the shortest form that holds the size is the only valid one
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([head, payload]);
}
