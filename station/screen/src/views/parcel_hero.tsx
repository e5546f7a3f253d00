// Everything is in the box: the label that must go on it, and the waybill whose scan seals it.
import type { LaneMessage } from '../protocol';
import type { Say } from '../texts';
import { LabelPicture } from './label_picture';
import { JobState, kilograms } from './parcel_card';

export function ParcelHero({ message, say }: { message: LaneMessage; say: Say }) {
  const parcel = message.screen.parcels.find((each) => each.label && !each.sealed);
  if (!parcel) return null;
  const label = message.labels.find((each) => each.job.startsWith(parcel.parcel + '-label-'));
  const off = parcel.expected_g > 0 && parcel.weight_g > 0 && parcel.weight_g !== parcel.expected_g;
  return (
    <section class="hero parcel-hero">
      <div class="paper"><LabelPicture label={label} /></div>
      <div class="facts">
        <h2>
          {say('parcel', parcel.number)} <JobState state={parcel.label} say={say} />
        </h2>
        <p class="waybill">{parcel.waybill}</p>
        <p>
          {parcel.carrier} · {say('pieces', parcel.pieces)}
        </p>
        {parcel.weight_g > 0 && <p>{say('weight', kilograms(parcel.weight_g))}</p>}
        {off && <p class="faint">{say('weight_expected', kilograms(parcel.expected_g))}</p>}
      </div>
    </section>
  );
}
