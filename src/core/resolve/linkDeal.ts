import type { ContactId, DealId } from '../ids';
import { reason, type Reason } from '../reason';
import type { Mentions } from './mentions';

/** An open deal of the contact, or of the contact's company. */
export interface DealCandidate {
  readonly id: DealId;
  readonly contactIds: readonly ContactId[];
  readonly reference: string | null;
  readonly productIds: readonly string[];
  readonly adIds: readonly string[];
  readonly updatedAtMs: number;
}

/** Which deal a conversation is about. `keep`: the one it is linked to already. */
export type DealLink =
  | { readonly kind: 'link'; readonly dealId: DealId; readonly reasons: readonly Reason[] }
  | { readonly kind: 'keep'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'ask'; readonly dealIds: readonly DealId[]; readonly reasons: readonly Reason[] }
  | { readonly kind: 'none'; readonly reasons: readonly Reason[] };

const dayMs = 24 * 3600 * 1000;
/** A deal somebody worked on in the last month, beside others that nobody touched for half a year, is the one meant. */
const freshMs = 30 * dayMs;
const staleMs = 180 * dayMs;

/**
 * The open deal that the buyer names (reference, product), that the advertisement belongs to, or that is the only clear candidate.
 * Several that fit equally are asked about. `current` stays unless another one is named. Pure.
 */
export function linkDeal(facts: {
  readonly contactId: ContactId;
  readonly open: readonly DealCandidate[];
  readonly current: DealId | null;
  readonly mentions: Pick<Mentions, 'texts' | 'productIds' | 'adIds'>;
  readonly nowMs: number;
}): DealLink {
  const { open, current, mentions } = facts;
  if (open.length === 0) return { kind: 'none', reasons: [] };
  for (const { code, text, deals } of named(open, mentions)) {
    const [first, ...others] = deals;
    if (!first) continue;
    if (others.length > 0) return several(deals.map(({ id }) => id));
    return first.id === current ? { kind: 'keep', reasons: [] } : link(first.id, code, text);
  }
  if (current !== null && open.some(({ id }) => id === current)) return { kind: 'keep', reasons: [] };
  const [only, ...rest] = open;
  if (only && rest.length === 0)
    return link(only.id, 'onlyOpenDeal', 'The only open deal of the contact or its company.');
  const own = open.filter(({ contactIds }) => contactIds.includes(facts.contactId));
  const [ownDeal] = own;
  if (ownDeal && own.length === 1)
    return link(ownDeal.id, 'onlyDealOfContact', "The contact's only open deal; the others are its company's.");
  const among = own.length > 0 ? own : open;
  const fresh = among.filter(({ updatedAtMs }) => facts.nowMs - updatedAtMs <= freshMs);
  const [freshDeal] = fresh;
  const restIsStale = among.every((deal) => fresh.includes(deal) || facts.nowMs - deal.updatedAtMs >= staleMs);
  if (freshDeal && fresh.length === 1 && restIsStale)
    return link(
      freshDeal.id,
      'onlyRecentDeal',
      'The only open deal somebody worked on lately; the others were not touched for half a year.',
    );
  return several(among.map(({ id }) => id));
}

function named(
  open: readonly DealCandidate[],
  { texts, productIds, adIds }: Pick<Mentions, 'texts' | 'productIds' | 'adIds'>,
) {
  return [
    {
      code: 'referenceMentioned',
      text: 'The buyer named the reference of this deal.',
      deals: open.filter(
        ({ reference }) => reference !== null && texts.some((text) => mentionsReference(text, reference)),
      ),
    },
    {
      code: 'productMentioned',
      text: 'The buyer asked about a product of this deal.',
      deals: open.filter((deal) => deal.productIds.some((id) => productIds.includes(id))),
    },
    {
      code: 'advertisement',
      text: 'The advertisement that brought the buyer belongs to this deal.',
      deals: open.filter((deal) => deal.adIds.some((id) => adIds.includes(id))),
    },
  ];
}

/** Letters and digits that make a longer word; scripts without spaces write on right beside a reference. */
const wordLetter =
  '[[\\p{L}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]]';

/** A reference is named when it stands in the text as a word of its own, whatever its case, spaces and dashes. */
export function mentionsReference(text: string, reference: string): boolean {
  const wanted = [
    ...reference
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  if (wanted.length < 2) return false;
  const spelled = wanted.join('[\\s.\\/_#\\-]*');
  return new RegExp(`(?<!${wordLetter})${spelled}(?!${wordLetter})`, 'v').test(text.normalize('NFKC').toLowerCase());
}

function link(dealId: DealId, code: string, text: string): DealLink {
  return { kind: 'link', dealId, reasons: [reason(code, text)] };
}

function several(dealIds: readonly DealId[]): DealLink {
  return {
    kind: 'ask',
    dealIds,
    reasons: [reason('severalDeals', `${dealIds.length} open deals fit; a person has to say which one this is about.`)],
  };
}
