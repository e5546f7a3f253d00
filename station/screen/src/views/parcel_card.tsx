// One parcel of the order: its label, waybill, weight, and whether it is sealed.
import type { ScreenParcel } from '../protocol';
import type { Say } from '../texts';
import { Icon } from './icon';

export function ParcelCard({ parcel, say }: { parcel: ScreenParcel; say: Say }) {
  return (
    <article class={'parcel' + (parcel.sealed ? ' sealed' : '')}>
      <h3>
        <Icon name={parcel.sealed ? 'seal' : 'box'} />
        {say('parcel', parcel.number)}
        <span>{say('pieces', parcel.pieces)}</span>
      </h3>
      {parcel.waybill && (
        <p class="code">
          {parcel.carrier} {parcel.waybill}
        </p>
      )}
      <p>
        <JobState state={parcel.sealed ? 'sealed' : parcel.label} say={say} />
        {parcel.weight_g > 0 && <span class="weight">{say('weight', kilograms(parcel.weight_g))}</span>}
      </p>
    </article>
  );
}

// A print job's state as a coloured word; nothing where no label was asked for.
export function JobState({ state, say }: { state: string; say: Say }) {
  return state ? <span class={'job ' + state}>{say('job.' + state)}</span> : null;
}

export function kilograms(grams: number): string {
  return (grams / 1000).toFixed(3);
}
