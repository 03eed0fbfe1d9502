import { findingKinds, type ReplySweepDocument } from '../../store/replySweepDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { ReplySweepView } from '../schemas/replySweep';

/** A pass of the reply sweep as the API shows it. */
export function replySweepView(sweep: ReplySweepDocument): ReplySweepView {
  const { _id, startedAtMs, finishedAtMs, complete, found, repaired, messagesChecked, checkedUntilMs } = sweep;
  return {
    id: _id,
    startedAt: iso(startedAtMs),
    finishedAt: isoOrNull(finishedAtMs),
    complete,
    clean: complete && findingKinds.every((kind) => found[kind] === 0),
    found,
    repaired,
    messagesChecked,
    checkedUntil: iso(checkedUntilMs),
  };
}
