// A command barcode that scans from the screen: black on white, whole pixels a module, quiet zones included.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { code128b } from '../code128';

const kQuiet = 10; // modules each side
const kLong = 150; // modules; longer codes get narrower modules so that they fit their card

export function Barcode({ code }: { code: string }) {
  const drawn = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => drawn.current?.style.setProperty('translate', whole_pixels(drawn.current)));
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
      ref={drawn}
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

// How far to move what was centred between two pixels: rounding each bar by itself would spoil their widths.
function whole_pixels(element: SVGSVGElement): string {
  element.style.translate = '0';
  const left = element.getBoundingClientRect().left;
  return `${Math.round(left) - left}px`;
}
