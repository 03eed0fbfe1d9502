import type { ContactId } from '../../../src/core/ids';
import { areClearlyDifferent } from '../../../src/core/resolve/clearlyDifferent';
import { mayMergeAlone, type MergeCandidate } from '../../../src/core/resolve/mayMergeAlone';
import { mentionsIn, type Mentioning } from '../../../src/core/resolve/mentions';

const said = (given: Partial<Mentioning>): Mentioning => ({
  content: { type: 'text', body: given.text ?? '' },
  text: null,
  referral: null,
  referredProduct: null,
  ...given,
});
const card = (origin: 'contactRequest' | 'other' | null) =>
  said({
    content: {
      type: 'contacts',
      contacts: [
        {
          name: 'Ana',
          phones: [{ phone: '(11) 98765-4321', waId: '5511987654321', kind: null }],
          emails: ['Ana@Acme.com'],
          organisation: null,
          vcard: null,
          origin,
        },
      ],
    },
  });

test('a card proves something only when the business asked for it', () => {
  expect(mentionsIn([card('contactRequest')])).toMatchObject({
    ownPhones: ['+5511987654321'],
    ownEmails: ['Ana@Acme.com'],
    emails: ['ana@acme.com'],
  });
  expect(mentionsIn([card('other'), card(null)])).toMatchObject({ ownPhones: [], ownEmails: [], emails: [] });
});

test('an address in a text is named, not owned; a form field that asks for one is owned', () => {
  expect(mentionsIn([said({ text: 'Hola, soy Ana: ana@acme.com, gracias' })])).toMatchObject({
    emails: [],
    writtenEmails: ['ana@acme.com'],
    ownEmails: [],
  });
  const order = said({
    content: { type: 'order', catalogId: null, text: 'ana@acme.com', items: [] },
    text: 'ana@acme.com',
  });
  expect(mentionsIn([order, said({ text: 'Ana@acme.com' })])).toMatchObject({
    emails: ['ana@acme.com'],
    writtenEmails: [],
  });
  const form = said({
    content: {
      type: 'interactive',
      reply: {
        kind: 'flowReply',
        name: 'flow',
        body: null,
        responseJson: null,
        answers: [
          { name: 'customer_email', value: 'bo@example.org' },
          { name: 'note', value: 'x@y.z' },
        ],
      },
    },
  });
  expect(mentionsIn([form]).ownEmails).toEqual(['bo@example.org']);
});

test('products of orders and of product messages, advertisements', () => {
  const order = said({
    content: {
      type: 'order',
      catalogId: null,
      text: null,
      items: [{ productId: 'p1', quantity: 1, itemPrice: null, currency: null }],
    },
    referredProduct: { productId: 'p2' },
    referral: { sourceType: 'ad', sourceId: 'ad9', sourceUrl: null, headline: null, body: null, clickId: null },
  });
  expect(mentionsIn([order, order])).toMatchObject({ productIds: ['p1', 'p2'], adIds: ['ad9'] });
});

test.each<[boolean, string | null, string | null]>([
  [false, 'Ana Lima', 'Lima, Ana'],
  [false, 'Ana', 'ana 🌸'],
  [false, 'Катерина', 'Katerina'],
  [false, 'Mohammed', 'Muhammad'],
  [false, null, 'Ana'],
  [false, '🌸', 'Ana'],
  [true, 'Ana Lima', 'Борис'],
  [true, '王小明', 'Peter Schmidt'],
])('clearly different: %s for "%s" and "%s"', (expected, one, other) => {
  expect(areClearlyDifferent(one, other)).toBe(expected);
  expect(areClearlyDifferent(other, one)).toBe(expected);
});

describe('two contacts that the channel signs to be one', () => {
  const candidate = (name: string, given: Partial<MergeCandidate> = {}): MergeCandidate => ({
    id: name as ContactId,
    createdAtMs: 1,
    madeFor: ['phone|1'],
    emails: [],
    externalIds: [],
    companyId: null,
    ownerId: null,
    hasDeals: false,
    ...given,
  });
  const bare = candidate('bare', { createdAtMs: 5 });
  const byPerson = candidate('person', { madeFor: [], createdAtMs: 9 });

  test('the younger goes into the older, whoever is asked about first', () => {
    const older = candidate('older');
    expect(mayMergeAlone(bare, older)).toEqual({ fromId: 'bare', intoId: 'older' });
    expect(mayMergeAlone(older, bare)).toEqual({ fromId: 'bare', intoId: 'older' });
  });

  test('what people made stays', () => {
    expect(mayMergeAlone(bare, byPerson)).toEqual({ fromId: 'bare', intoId: 'person' });
    expect(mayMergeAlone(byPerson, bare)).toEqual({ fromId: 'bare', intoId: 'person' });
    expect(mayMergeAlone(candidate('a', { hasDeals: true }), candidate('b', { emails: ['x@y.z'] }))).toBeNull();
    expect(mayMergeAlone(byPerson, candidate('b', { externalIds: ['hubspot|1'] }))).toBeNull();
  });
});
