import type { Needs } from './assign';

/** What a conversation needs of which nothing is known: anybody of its team. */
export const noNeeds: Needs = { skill: null, language: null, preferred: [], preferredFrom: 'team' };

/** What stays of a conversation's needs when a person puts it elsewhere: the buyer's language. Whom it goes to first, they have said. */
export function needsAfterReroute(needs: Needs | null): Needs {
  return { ...noNeeds, language: needs?.language ?? null };
}
