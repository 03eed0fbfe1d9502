import type { ErasureDocument } from '../../store/erasureDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { ErasureView } from '../schemas/erasure';

/** An erasure as the API shows it. */
export function erasureView(erasure: ErasureDocument): ErasureView {
  const { erased, left, places, forPeople, inFlight, tasks } = erasure;
  const names = [...new Set([...erased, ...left].map(({ collection }) => collection))].sort();
  const countIn = (counts: ErasureDocument['erased'], name: string) =>
    counts.find(({ collection }) => collection === name)?.count ?? 0;
  return {
    id: erasure._id,
    contactId: erasure.contactId,
    by: erasure.by,
    state: erasure.state,
    step: erasure.step,
    startedAt: iso(erasure.startedAtMs),
    finishedAt: isoOrNull(erasure.finishedAtMs),
    collections: names.map((name) => ({
      collection: name,
      erased: countIn(erased, name),
      leftAfter: countIn(left, name),
    })),
    places: places.map(({ collection, id }) => ({ collection, id })),
    forPeople: forPeople.map(({ collection, id, doneAtMs, by }) => ({
      ...{ collection, id, doneAt: isoOrNull(doneAtMs), by },
    })),
    inFlight: [...inFlight],
    tasks: tasks.map(({ system, state, doneAtMs, by }) => ({ system, state, doneAt: isoOrNull(doneAtMs), by })),
  };
}
