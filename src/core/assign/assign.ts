import type { MemberState } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import type { Member } from '../rules/people';
import type { Rules } from '../rules/rules';
import { capacityOf } from './capacityOf';
import { teamNamed } from './hoursOf';
import { nextThereAt, presencesAt, type Presence, type PresenceOf } from './presence';

/** Somebody who goes before the others, and why. */
export interface Preferred {
  readonly name: string;
  readonly why: 'holder' | 'rule' | 'owner' | 'lastAgent';
  /** It counts among theirs already: being full does not take it from them. */
  readonly hasSlot?: boolean;
}

/** What whoever takes a conversation must have, and who goes first. */
export interface Needs {
  readonly skill: string | null;
  /** ISO 639-1; null when any will do. */
  readonly language: string | null;
  readonly preferred: readonly Preferred[];
  /** `anywhere`: the team is only the usual one, so those who go first may be of another. */
  readonly preferredFrom: 'team' | 'anywhere';
}

/** What an assignment is decided from, beside the rules. */
export interface AssignFacts extends Needs {
  readonly nowMs: number;
  /** Whose queue it is; null = everybody's. */
  readonly team: string | null;
  readonly people: readonly MemberState[];
}

export interface Assignment {
  /** Null: nobody is free, it waits in the queue. */
  readonly assignee: string | null;
  /** Nobody who could answer is there now at all. */
  readonly nobodyThere: boolean;
  /** When nobody is there: when the first of them is back; null when that can't be told. */
  readonly opensAtMs: number | null;
  readonly reasons: readonly Reason[];
}

const mostPassedOver = 5;

const whyFirst: Readonly<Record<Preferred['why'], string>> = {
  holder: 'has the conversation already',
  rule: 'is named by a routing rule',
  owner: 'owns the contact',
  lastAgent: 'answered this buyer last',
};

interface Candidate {
  readonly member: Member;
  readonly state: MemberState;
  readonly first: Preferred | undefined;
  /** Why not; null when they could take it. */
  readonly not: string | null;
  readonly here: boolean;
}

/**
 * Who of the people in the rules takes a conversation: present, with the skill and the language, below capacity; whoever knows the
 * buyer first, then the one with the most room. Nobody absent, nobody full. Pure.
 */
export function assign(facts: AssignFacts, rules: Rules): Assignment {
  const candidates = candidatesOf(facts, rules, presencesAt(rules, facts.nowMs));
  const chosen = firstOf(candidates, facts, rules);
  const members = membersOf(facts, rules);
  const inTeam = candidates.filter(({ member }) => members?.has(member.name) !== false);
  const nobodyThere = chosen === undefined && !inTeam.some(({ here }) => here);
  const opens = nobodyThere
    ? inTeam.flatMap(({ member, state }) => nextThereAt(rules, member, state, facts.team, facts.nowMs) ?? [])
    : [];
  return {
    assignee: chosen?.member.name ?? null,
    nobodyThere,
    opensAtMs: opens.length === 0 ? null : Math.min(...opens),
    reasons: [
      chosen ? whyChosen(chosen, rules) : whyNobody(facts, nobodyThere),
      ...passedOver(facts, candidates, chosen),
    ],
  };
}

/** The same without the reasons, for many at once. */
export function whoTakes(facts: AssignFacts, rules: Rules, presenceOf: PresenceOf): string | null {
  return firstOf(candidatesOf(facts, rules, presenceOf), facts, rules)?.member.name ?? null;
}

function firstOf(candidates: readonly Candidate[], facts: AssignFacts, rules: Rules): Candidate | undefined {
  return candidates
    .filter(({ not }) => not === null)
    .reduce<Candidate | undefined>(
      (first, one) => (first === undefined || compare(one, first, facts, rules) < 0 ? one : first),
      undefined,
    );
}

function candidatesOf(facts: AssignFacts, rules: Rules, presenceOf: PresenceOf): Candidate[] {
  const states = new Map(facts.people.map((state) => [state.name, state]));
  const inTeam = membersOf(facts, rules);
  return (rules.people?.members ?? []).flatMap((member): Candidate[] => {
    const state = states.get(member.name);
    const first = facts.preferred.find(({ name }) => name === member.name);
    if (state === undefined) return [];
    if (inTeam?.has(member.name) === false && (first === undefined || facts.preferredFrom === 'team')) return [];
    const here = presenceOf(member, state, facts.team);
    return [{ member, state, first, here: here === 'here', not: whyNot(facts, rules, { member, state, first, here }) }];
  });
}

/** Null: everybody. */
function membersOf({ team }: AssignFacts, rules: Rules): ReadonlySet<string> | null {
  return team === null ? null : new Set(teamNamed(rules, team)?.members);
}

const notHere = { absent: 'is absent today', away: 'is away', outOfHours: 'does not work at this hour' } as const;

function whyNot(
  { skill, language }: AssignFacts,
  rules: Rules,
  { member, state, first, here }: Pick<Candidate, 'member' | 'state' | 'first'> & { here: Presence },
): string | null {
  if (here !== 'here') return notHere[here];
  if (skill !== null && member.skills?.includes(skill) !== true) return `lacks the skill "${skill}"`;
  if (language !== null && member.languages?.includes(language) === false) return `does not answer in ${language}`;
  const capacity = capacityOf(rules, member);
  if (state.load >= capacity && first?.hasSlot !== true) return `is full (${state.load} of ${capacity})`;
  return null;
}

/** Whoever knows the buyer, then the most room, then whoever has waited longest for one, then by name. */
function compare(a: Candidate, b: Candidate, { preferred }: AssignFacts, rules: Rules): number {
  const place = ({ first }: Candidate) => (first === undefined ? preferred.length : preferred.indexOf(first));
  const share = ({ member, state }: Candidate) => state.load / Math.max(1, capacityOf(rules, member));
  const last = ({ state }: Candidate) => state.lastAssignedAtMs ?? -Infinity;
  return (
    place(a) - place(b) ||
    share(a) - share(b) ||
    (last(a) === last(b) ? 0 : last(a) - last(b)) ||
    (a.member.name < b.member.name ? -1 : 1)
  );
}

function whyChosen({ member, state, first }: Candidate, rules: Rules): Reason {
  const why = first === undefined ? 'has the most room of those who could' : whyFirst[first.why];
  return reason(
    'assigned',
    `${member.name} takes it: ${why}, is there, and has ${state.load} of at most ${capacityOf(rules, member)}.`,
  );
}

function whyNobody({ team }: AssignFacts, nobodyThere: boolean): Reason {
  const queue = team === null ? "everybody's queue" : `the queue of team ${team}`;
  return nobodyThere
    ? reason('nobodyThere', `Nobody is there now, so it waits in ${queue}.`)
    : reason('nobodyFree', `Nobody who could take it is free, so it waits in ${queue}.`);
}

/** Those who went before the others come first here too; whom the chosen one only had more room than is not told. */
function passedOver(facts: AssignFacts, candidates: readonly Candidate[], chosen: Candidate | undefined): Reason[] {
  const known = new Set(candidates.map(({ member }) => member.name));
  const strangers = facts.preferred
    .filter(({ name }) => !known.has(name))
    .map(({ name, why }) => `${name} ${whyFirst[why]}, but is not among those the rules let take it`);
  const place = ({ first }: Candidate) =>
    first === undefined ? facts.preferred.length : facts.preferred.indexOf(first);
  const others = candidates
    .filter((candidate) => candidate !== chosen && candidate.not !== null)
    .sort((a, b) => place(a) - place(b))
    .map(({ member, not, first }) =>
      first === undefined ? `${member.name} ${not}` : `${member.name} ${whyFirst[first.why]}, but ${not}`,
    );
  return [...strangers, ...others].slice(0, mostPassedOver).map((text) => reason('passedOver', `${text}.`));
}
