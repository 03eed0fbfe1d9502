import type { ContactId, DuplicateId } from '../core/ids';
import { idOfParts } from './newId';

/** The id of a pair, the same whichever is named first. */
export function duplicateIdOf(one: ContactId, other: ContactId): DuplicateId {
  return idOfParts<DuplicateId>('dup', inOrder(one, other).join('.'));
}

/** The lower id first. */
export function inOrder(one: ContactId, other: ContactId): [ContactId, ContactId] {
  return one < other ? [one, other] : [other, one];
}
