import type { AgentId, CompanyId } from '../ids';

/** What two contacts can put together. */
export interface Combinable {
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly channelIds: readonly string[];
  readonly externalIds: readonly string[];
  readonly companyId: CompanyId | null;
  readonly ownerId: AgentId | null;
  readonly language: string | null;
  readonly optedOut: boolean;
}

/** What a merge brought into the survivor: what leaves it again when the merge is undone. */
export interface Brought {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly channelIds: readonly string[];
  readonly externalIds: readonly string[];
  /** Single fields that were empty, with what filled them. */
  readonly filled: Readonly<Partial<Pick<Combinable, 'name' | 'companyId' | 'ownerId' | 'language'>>>;
  /** True when only the merged one had opted out. */
  readonly optedOut: boolean;
}

type List = 'phones' | 'emails' | 'channelIds' | 'externalIds';
const singles = ['name', 'companyId', 'ownerId', 'language'] as const;
type Single = (typeof singles)[number];

/**
 * The survivor with what the other one brings: lists grow, empty fields are filled, filled ones stay, an opt-out of either counts.
 * Pure.
 */
export function combine(into: Combinable, from: Combinable): { readonly after: Combinable; readonly brought: Brought } {
  const news = (list: List) => from[list].filter((value) => !into[list].includes(value));
  const brought: Brought = {
    phones: news('phones'),
    emails: news('emails'),
    channelIds: news('channelIds'),
    externalIds: news('externalIds'),
    filled: Object.fromEntries(
      singles.flatMap((field) => (into[field] === null && from[field] !== null ? [[field, from[field]]] : [])),
    ),
    optedOut: from.optedOut && !into.optedOut,
  };
  return { after: withBrought(into, brought), brought };
}

function withBrought(into: Combinable, brought: Brought): Combinable {
  return {
    ...fieldsOf(into),
    ...brought.filled,
    phones: [...into.phones, ...brought.phones],
    emails: [...into.emails, ...brought.emails],
    channelIds: [...into.channelIds, ...brought.channelIds],
    externalIds: [...into.externalIds, ...brought.externalIds],
    optedOut: into.optedOut || brought.optedOut,
  };
}

/** One merge that stands: the contact it took in, as it was, and what that brought. */
export interface StandingMerge {
  readonly from: Combinable;
  readonly brought: Brought;
}

/**
 * The survivor as if one merge had never been, and what each of the others brings then. What people and messages have written since
 * stays; what only the undone one brought goes; what another merged contact has as well stays as that one's. `saidSince`: the buyer
 * opted out after the merge, so that stays. Pure.
 */
export function takeApart(
  survivor: Combinable,
  undone: StandingMerge,
  others: readonly StandingMerge[],
  { saidSince }: { readonly saidSince: boolean },
): { readonly after: Combinable; readonly brought: readonly Brought[] } {
  const all = [undone, ...others];
  let after: Combinable = without(
    survivor,
    all.map(({ brought }) => brought),
  );
  if (saidSince) after = { ...after, optedOut: survivor.optedOut };
  const brought: Brought[] = [];
  for (const other of others) {
    const combined = combine(after, other.from);
    // What a person has taken out of the survivor since does not come back.
    const kept = stillThere(combined.brought, survivor);
    brought.push(kept);
    after = withBrought(after, kept);
  }
  return { after: inOrderOf(survivor, after), brought };
}

function without(survivor: Combinable, brought: readonly Brought[]): Combinable {
  const own = (list: List) => survivor[list].filter((value) => !brought.some((some) => some[list].includes(value)));
  const isFilled = (field: Single) =>
    brought.some(({ filled }) => filled[field] !== undefined && filled[field] === survivor[field]);
  return {
    phones: own('phones'),
    emails: own('emails'),
    channelIds: own('channelIds'),
    externalIds: own('externalIds'),
    name: isFilled('name') ? null : survivor.name,
    companyId: isFilled('companyId') ? null : survivor.companyId,
    ownerId: isFilled('ownerId') ? null : survivor.ownerId,
    language: isFilled('language') ? null : survivor.language,
    optedOut: survivor.optedOut && !brought.some((some) => some.optedOut),
  };
}

function stillThere(brought: Brought, survivor: Combinable): Brought {
  const kept = (list: List) => brought[list].filter((value) => survivor[list].includes(value));
  return {
    filled: Object.fromEntries(Object.entries(brought.filled).filter(([field]) => survivor[field as Single] !== null)),
    // The buyer has asked to hear from us again since.
    optedOut: brought.optedOut && survivor.optedOut,
    phones: kept('phones'),
    emails: kept('emails'),
    channelIds: kept('channelIds'),
    externalIds: kept('externalIds'),
  };
}

/** The lists in the order they were shown in. */
function inOrderOf(survivor: Combinable, after: Combinable): Combinable {
  const ordered = (list: List) => survivor[list].filter((value) => after[list].includes(value));
  return {
    ...after,
    phones: ordered('phones'),
    emails: ordered('emails'),
    channelIds: ordered('channelIds'),
    externalIds: ordered('externalIds'),
  };
}

/** The fields alone, of something that may have more. */
export function fieldsOf(contact: Combinable): Combinable {
  const { name, phones, emails, channelIds, externalIds, companyId, ownerId, language, optedOut } = contact;
  return { name, phones, emails, channelIds, externalIds, companyId, ownerId, language, optedOut };
}
