// One tab of a device works a lane: two would send and keep the same scans.
import { useEffect, useState } from 'preact/hooks';

// Whether this tab works the lane, once `wanted`: undefined until that is known. The tab that asks last gets it; the
// function asks again. Browsers without locks let every tab.
export function use_lane_lock(lane: string, wanted: boolean): [held: boolean | undefined, take: () => void] {
  const [held, set_held] = useState<boolean>();
  const take = () => take_lock('packbench.lane.' + lane, set_held);
  useEffect(() => (wanted ? take() : undefined), [wanted]);
  return [held, take];
}

function take_lock(name: string, on_held: (held: boolean) => void) {
  if (!navigator.locks) return on_held(true);
  const for_ever = () => {
    on_held(true);
    return new Promise<never>(() => {});
  };
  navigator.locks.request(name, { steal: true }, for_ever).catch(() => on_held(false)); // stolen
}
