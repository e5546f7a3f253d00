// The page's icons, drawn on 24 × 24. Each tone has its own shape, so that nothing depends on seeing colours.

const kPaths = {
  good: 'M4 13l5 5L20 6',
  done: 'M2 13l5 5L16 7M11 16l2 2 9-11',
  info: 'M12 10v8M12 5.5v.5',
  ask: 'M8 9a4 4 0 1 1 6 3.500c-1.500.8-2 1.500-2 3M12 18.700v.3',
  stop: 'M12 5v9M12 18.500v.5',
  none: 'M4 6v12M8 6v12M11 6v12M16 6v12M20 6v12',
  badge: 'M5 3h14v18H5zM10 3v2h4V3M8.500 18c0-4 7-4 7 0M12 12.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  box: 'M3 8l9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9',
  centre: 'M4 3h16v6H4zM4 15h6v6H4zM14 15h6v6h-6zM12 9v3M7 15v-3h10v3M7.500 6h.5',
  cut: 'M8 12H3M21 12h-5M8 8v8M16 8v8M10 3l4 18',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.500 9c1.300 1.600 1.300 4.400 0 6M19 6.500c3 3 3 8 0 11',
  gift: 'M4 11h16v10H4zM3 7h18v4H3zM12 7v14M12 7C7 7 7 2 9.500 2.500S12 7 12 7s0-4 2.500-4.500S17 7 12 7',
  remark: 'M3 4h18v13H11l-5 4v-4H3zM7 8.500h10M7 12.500h7',
  hazard: 'M12 3l10 18H2zM12 9.500v6M12 18v.3',
  scanner: 'M3 5h12l3 4-3 3H9l-2 8H4l2-8-3-3zM20 6h2M20 12h2M20.500 9H22',
  printer: 'M7 8V3h10v5M4 8h16v9h-3M7 17H4V8M7 14h10v7H7z',
  scale: 'M3 20h18M5 20l1-9h12l1 9M8 7h8M12 7v4M5 4h14v3H5z',
  late: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l4 2',
  camera: 'M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M7 8v8M10.500 8v8M13 8v8M17 8v8',
  keys: 'M2 6h20v12H2zM6 10h.5M10 10h.5M14 10h.5M18 10h.5M7 14.500h10',
  torch: 'M13 2L5 13h6l-1 9 8-11h-6z',
  close: 'M5 5l14 14M19 5L5 19',
  back: 'M8 5h13v14H8l-6-7zM12 9l6 6M18 9l-6 6',
  tablet: 'M5 2h14v20H5zM11 19h2',
  seal: 'M12 2l8 3v7c0 5-4 8-8 10-4-2-8-5-8-10V5zM8 12l3 3 5-6',
} as const;

export type IconName = keyof typeof kPaths;

const kFrames: Partial<Record<IconName, string>> = {
  ask: 'M1.500 1.500h21v21h-21z',
  info: 'M12 22.500a10.500 10.500 0 1 0 0-21 10.500 10.500 0 0 0 0 21z',
  stop: 'M7.500 1.500h9l6 6v9l-6 6h-9l-6-6v-9z',
};

export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }) {
  return (
    <svg class={'icon ' + extra} viewBox="0 0 24 24" aria-hidden="true">
      {kFrames[name] && <path d={kFrames[name]} />}
      <path d={kPaths[name]} />
    </svg>
  );
}
