import { isStoreAway } from '../store/storeErrors';
import { within } from './http/within';

/** Prometheus asks often and waits 10 s at most: what MongoDB does not say by then is left out. */
const patienceMs = 1500;

class Late extends Error {}

/** Shows what was read; null when there is nothing, or MongoDB does not answer. */
export async function measure<Read>(reading: Promise<Read>, show: (read: Read | null) => void): Promise<void> {
  const read = await within(patienceMs, reading, () => new Late()).catch((error: unknown) => {
    if (error instanceof Late || isStoreAway(error)) return null;
    throw error;
  });
  show(read);
}
