// A command barcode that scans from the screen: black on white, whole pixels a module, quiet zones included.
import { code128b } from '../code128';

const kQuiet = 10; // modules each side
const kLong = 150; // modules; longer codes get narrower modules so that they fit their card

export function Barcode({ code }: { code: string }) {
  const widths = code128b(code);
  if (!widths) return null;
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * kQuiet;
  let x = kQuiet;
  let path = '';
  widths.forEach((width, index) => {
    if (index % 2 === 0) path += `M${x} 0h${width}v1h-${width}z`;
    x += width;
  });
  return (
    <svg
      class="barcode"
      viewBox={`0 0 ${total} 1`}
      preserveAspectRatio="none"
      shape-rendering="crispEdges"
      style={{ width: `calc(var(${total > kLong ? '--module-long' : '--module'}) * ${total})` }}
    >
      <path d={path} />
    </svg>
  );
}
