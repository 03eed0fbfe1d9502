import type { CompanyId, ContactId, DealId } from '../../../src/core/ids';
import { linkCompany } from '../../../src/core/resolve/linkCompany';
import { linkDeal, mentionsReference, type DealCandidate } from '../../../src/core/resolve/linkDeal';
import { days, now } from '../given';

const ana = 'con_ana' as ContactId;
const deal = (name: string, given: Partial<DealCandidate> = {}): DealCandidate => ({
  id: name as DealId,
  contactIds: [ana],
  reference: null,
  productIds: [],
  adIds: [],
  updatedAtMs: now - days(100),
  ...given,
});
const nothing = { texts: [], productIds: [], adIds: [] };
const link = (open: DealCandidate[], given: Partial<Parameters<typeof linkDeal>[0]> = {}) =>
  linkDeal({ contactId: ana, open, current: null, mentions: nothing, nowMs: now, ...given });

test.each<[string, ReturnType<typeof link>, object]>([
  ['no open deal', link([]), { kind: 'none' }],
  ['the only one', link([deal('a')]), { kind: 'link', dealId: 'a', reasons: [{ code: 'onlyOpenDeal' }] }],
  ['two that fit equally', link([deal('a'), deal('b')]), { kind: 'ask', dealIds: ['a', 'b'] }],
  [
    'the reference the buyer wrote',
    link([deal('a', { reference: 'AB-1042' }), deal('b')], {
      mentions: { ...nothing, texts: ['Сколько за ab 1042?'] },
    }),
    { kind: 'link', dealId: 'a', reasons: [{ code: 'referenceMentioned' }] },
  ],
  [
    'a reference wins over a product',
    link([deal('a', { reference: 'R77' }), deal('b', { productIds: ['p1'] })], {
      mentions: { texts: ['r77 please'], productIds: ['p1'], adIds: [] },
    }),
    { kind: 'link', dealId: 'a' },
  ],
  [
    'the product the buyer asked about',
    link([deal('a'), deal('b', { productIds: ['p1'] })], { mentions: { ...nothing, productIds: ['p1'] } }),
    { kind: 'link', dealId: 'b', reasons: [{ code: 'productMentioned' }] },
  ],
  [
    'the advertisement that brought the buyer',
    link([deal('a', { adIds: ['ad1'] }), deal('b')], { mentions: { ...nothing, adIds: ['ad1'] } }),
    { kind: 'link', dealId: 'a', reasons: [{ code: 'advertisement' }] },
  ],
  [
    'two that carry the same reference',
    link([deal('a', { reference: 'R77' }), deal('b', { reference: 'R77' }), deal('c')], {
      mentions: { ...nothing, texts: ['R77'] },
    }),
    { kind: 'ask', dealIds: ['a', 'b'] },
  ],
  [
    "the contact's own before its company's",
    link([deal('a', { contactIds: [] }), deal('b'), deal('c', { contactIds: [] })]),
    { kind: 'link', dealId: 'b', reasons: [{ code: 'onlyDealOfContact' }] },
  ],
  [
    'the one somebody works on, when nobody touched the others for half a year',
    link([deal('a', { updatedAtMs: now - days(200) }), deal('b', { updatedAtMs: now - days(2) })]),
    { kind: 'link', dealId: 'b', reasons: [{ code: 'onlyRecentDeal' }] },
  ],
  [
    'a fresh one beside one of three months ago is no clear case',
    link([deal('a', { updatedAtMs: now - days(90) }), deal('b', { updatedAtMs: now - days(2) })]),
    { kind: 'ask' },
  ],
  ['the one it has stays', link([deal('a'), deal('b')], { current: 'b' as DealId }), { kind: 'keep' }],
  [
    'another one that is named takes its place',
    link([deal('a', { reference: 'R77' }), deal('b')], {
      current: 'b' as DealId,
      mentions: { ...nothing, texts: ['what about R77'] },
    }),
    { kind: 'link', dealId: 'a' },
  ],
  ['the one it has was closed', link([deal('a')], { current: 'gone' as DealId }), { kind: 'link', dealId: 'a' }],
])('%s', (_name, outcome, expected) => {
  expect(outcome).toMatchObject(expected);
});

test.each<[boolean, string, string]>([
  [true, 'Is AB-1042 ready?', 'ab1042'],
  [true, 'pedido nº 1042/7.', '1042-7'],
  [true, '订单1042 到了吗', '1042'],
  [false, 'call me at 10425', '1042'],
  [false, 'ab1042x', 'AB-1042'],
  [false, 'anything', '-'],
  [true, 'is r7 there?', 'R(7)'],
])('%s: "%s" names %s', (expected, text, reference) => {
  expect(mentionsReference(text, reference)).toBe(expected);
});

test("the contact's company, the only one at its domain, or a question", () => {
  const company = (name: string) => name as CompanyId;
  expect(linkCompany({ ofContact: company('x'), byDomain: [company('y')] })).toMatchObject({ companyId: 'x' });
  expect(linkCompany({ ofContact: null, byDomain: [company('y'), company('y')] })).toMatchObject({ companyId: 'y' });
  expect(linkCompany({ ofContact: null, byDomain: [company('z'), company('y')] })).toMatchObject({
    kind: 'ask',
    companyIds: ['y', 'z'],
  });
  expect(linkCompany({ ofContact: null, byDomain: [] })).toEqual({ kind: 'none', reasons: [] });
});
