// A QR code from its rows of modules, "1" for a dark one: black on white, with the quiet zone that the rows lack.
const kQuiet = 4; // modules each side

export function QrCode({ rows }: { rows: string[] }) {
  const size = rows.length + 2 * kQuiet;
  const dark = rows.flatMap((row, y) =>
    Array.from(row, (module, x) => (module === '1' ? `M${x + kQuiet} ${y + kQuiet}h1v1h-1z` : '')),
  );
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path d={dark.join('')} />
    </svg>
  );
}
