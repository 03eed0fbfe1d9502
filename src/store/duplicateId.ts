import { createHash } from 'node:crypto';
import type { ContactId, DuplicateId } from '../core/ids';

/** The id of a pair, the same whichever is named first. */
export function duplicateIdOf(one: ContactId, other: ContactId): DuplicateId {
  const digest = createHash('sha256').update(inOrder(one, other).join('.')).digest('hex');
  return `dup_${digest.slice(0, 24)}` as DuplicateId;
}

/** The lower id first. */
export function inOrder(one: ContactId, other: ContactId): [ContactId, ContactId] {
  return one < other ? [one, other] : [other, one];
}
