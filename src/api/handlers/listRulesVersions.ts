import { z } from 'zod';
import { defaultRules } from '../../core/rules/defaults';
import type { RulesDocument } from '../../store/documents';
import { cursorAfter, mapPage, readPage, type Page } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageQuery, pageSchema } from '../schemas/common';
import { rulesVersionSchema } from '../schemas/rules';
import { rulesView } from '../views/rulesView';

const productsOwn: RulesDocument = { _id: 0, rules: defaultRules, by: 'continuo', createdAtMs: 0 };

export const listRulesVersions = operation({
  tag: 'Rules',
  summary: "List every version of the rules, the newest first, down to the product's own, which is version 0",
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of versions.', schema: pageSchema(rulesVersionSchema) } },
  async handle({ query }, { store }) {
    const request = pageOf(query);
    const page = await readPage(store.rules, { filter: {}, order: newestFirst }, request);
    return { status: 200, body: mapPage(page.nextCursor === null ? endedByOwn(page, request.limit) : page, rulesView) };
  },
});

const newestFirst = [{ field: '_id', type: 'number', direction: -1 }] as const;

/** Version 0 is in no collection: it follows the oldest one, on a page of its own when there is no room. */
function endedByOwn(page: Page<RulesDocument>, limit: number): Page<RulesDocument> {
  const last = page.items.at(-1);
  if (last && page.items.length >= limit) return { items: page.items, nextCursor: cursorAfter(last, newestFirst) };
  return { items: [...page.items, productsOwn], nextCursor: null };
}
