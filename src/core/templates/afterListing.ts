import type { ChannelTemplate, KnownTemplate } from './template';

/** The parts of a template that a reading of the list changes. */
export type ListedParts = Omit<KnownTemplate, 'accountId' | 'name' | 'language' | 'purpose'>;

/**
 * What is known of a template after the channel has listed it. The list stands for the instant it was asked for: a part that was told
 * later stays as it is. Pure.
 */
export function afterListing(known: ListedParts | null, listed: ChannelTemplate, askedAtMs: number): ListedParts {
  const at = { statusAtMs: askedAtMs, qualityAtMs: askedAtMs, categoryAtMs: askedAtMs, contentAtMs: askedAtMs };
  const { channelTemplateId, status, statusReason, quality, category, body, variables, needsMore } = listed;
  const parts = { channelTemplateId, status, statusReason, quality, category, body, variables, needsMore };
  if (known === null) return { ...parts, ...at, unfit: null };
  const keep = (one: 'statusAtMs' | 'qualityAtMs' | 'categoryAtMs' | 'contentAtMs') => known[one] > askedAtMs;
  return {
    ...parts,
    ...at,
    ...(keep('statusAtMs')
      ? { status: known.status, statusReason: known.statusReason, statusAtMs: known.statusAtMs }
      : {}),
    ...(keep('qualityAtMs') ? { quality: known.quality, qualityAtMs: known.qualityAtMs } : {}),
    ...(keep('categoryAtMs') ? { category: known.category, categoryAtMs: known.categoryAtMs } : {}),
    ...(keep('contentAtMs')
      ? { body: known.body, variables: known.variables, needsMore: known.needsMore, contentAtMs: known.contentAtMs }
      : {}),
    unfit: isStillUnfit(known, listed, askedAtMs) ? known.unfit : null,
  };
}

/** What was refused once is not tried again every hour. */
const unfitForMs = 24 * 3600 * 1000;

/** A refusal counts for a day, for the template as it was then; news and people's word about it end it before. */
function isStillUnfit({ unfit, ...known }: ListedParts, listed: ChannelTemplate, askedAtMs: number): boolean {
  if (unfit === null) return false;
  return askedAtMs < unfit.atMs + unfitForMs && (unfit.atMs > askedAtMs || wordsOf(known) === wordsOf(listed));
}

function wordsOf({
  channelTemplateId,
  body,
  variables,
  needsMore,
}: Pick<ChannelTemplate, 'channelTemplateId' | 'body' | 'variables' | 'needsMore'>): string {
  return JSON.stringify([channelTemplateId, body, variables.map(({ name }) => name), needsMore]);
}

/** True when something a person or a decision looks at differs; the instants alone do not count. */
export function saysSomethingElse(one: ListedParts, other: ListedParts): boolean {
  return JSON.stringify(saidBy(one)) !== JSON.stringify(saidBy(other));
}

function saidBy({ channelTemplateId, status, statusReason, quality, category, body, variables, ...rest }: ListedParts) {
  const said = variables.map(({ name, example }) => [name, example]);
  const { needsMore, unfit } = rest;
  return [channelTemplateId, status, statusReason, quality, category, body, said, needsMore, unfit?.atMs ?? null];
}
