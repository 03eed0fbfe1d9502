import type { Member } from '../rules/people';
import type { Rules } from '../rules/rules';

/** For members who name none of their own, where the rules name none for all. */
const usualCapacity = 25;

/** How many conversations that need a reply a member may have at once. */
export function capacityOf({ people }: Pick<Rules, 'people'>, member: Member): number {
  return member.capacity ?? people?.capacity ?? usualCapacity;
}
