import fc from 'fast-check';
import type { ContactId } from '../../../src/core/ids';
import { matchContact, type KnownContact, type SenderKeys } from '../../../src/core/resolve/matchContact';
import { lineOf } from '../../../src/core/resolve/phoneLine';
import { days, now } from '../given';

const id = (name: string) => `con_${name}` as ContactId;
const phone = (exact: string, nearLines: string[] = []) => ({ exact, line: lineOf(exact), nearLines, isSigned: true });
const sender = (given: Partial<SenderKeys>): SenderKeys => ({
  userId: null,
  parentId: null,
  phones: [],
  emails: [],
  writtenEmails: [],
  profileName: null,
  ...given,
});
const contact = (key: string, given: Partial<KnownContact> & { phones?: string[] } = {}): KnownContact => {
  const { phones = [], ...rest } = given;
  return {
    id: id(key),
    phoneKeys: phones,
    phoneLines: phones.map(lineOf),
    emailKeys: [],
    channelIds: [],
    name: null,
    seen: [],
    left: [],
    ...rest,
  };
};
const mobile = '5511987654321';
const userId = 'whatsapp|user|BR.1';

test.each<[string, SenderKeys, KnownContact[], object]>([
  ['nobody known', sender({ phones: [phone(mobile)] }), [], { kind: 'make', ask: [] }],
  [
    'the user id is proof, whatever the phone says',
    sender({ userId, phones: [phone(mobile)] }),
    [contact('a', { channelIds: [userId], phones: ['5511900000000'] }), contact('b', { phones: [mobile] })],
    { kind: 'link', contactId: id('a'), key: 'userId', certainty: 'proven' },
  ],
  [
    'the parent id is proof as well',
    sender({ parentId: 'whatsapp|parent|P1' }),
    [contact('a', { channelIds: ['whatsapp|parent|P1'] })],
    { kind: 'link', contactId: id('a'), key: 'parentId', certainty: 'proven' },
  ],
  [
    'the very phone',
    sender({ userId, phones: [phone(mobile)] }),
    [contact('a', { phones: [mobile] })],
    { kind: 'link', contactId: id('a'), key: 'phone', certainty: 'certain' },
  ],
  [
    'the phone in another writing',
    sender({ phones: [phone('551187654321')] }),
    [contact('a', { phones: [mobile] })],
    { kind: 'link', contactId: id('a'), key: 'phoneVariant', certainty: 'certain' },
  ],
  [
    'a landline is not the mobile with a nine in front',
    sender({ phones: [phone('551132654321')] }),
    [contact('a', { phones: ['5511932654321'] })],
    { kind: 'make' },
  ],
  [
    'a phone the channel knows under another user id is a question',
    sender({ userId, phones: [phone(mobile)] }),
    [contact('a', { phones: [mobile], channelIds: ['whatsapp|user|BR.2'] })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'anotherUserId' }] },
  ],
  [
    'where one of two with the phone is somebody else by now, the other is not certain either',
    sender({ userId, phones: [phone(mobile)] }),
    [contact('a', { phones: [mobile], channelIds: ['whatsapp|user|BR.2'] }), contact('b', { phones: [mobile] })],
    { kind: 'make', ask: [id('a'), id('b')] },
  ],
  [
    'the user id of another channel says nothing against it',
    sender({ userId, phones: [phone(mobile)] }),
    [contact('a', { phones: [mobile], channelIds: ['twilio|user|XX'] })],
    { kind: 'link', contactId: id('a'), key: 'phone' },
  ],
  [
    'a phone after a long silence under quite another name is a question',
    sender({ phones: [phone(mobile)], profileName: 'Борис' }),
    [
      contact('a', {
        phones: [mobile],
        seen: [{ line: lineOf(mobile), atMs: now - days(120), profileName: 'Ana Lima' }],
      }),
    ],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'recycledNumber' }] },
  ],
  [
    'the same name after a long silence is the same person',
    sender({ phones: [phone(mobile)], profileName: 'Ana L. 🌸' }),
    [
      contact('a', {
        phones: [mobile],
        seen: [{ line: lineOf(mobile), atMs: now - days(400), profileName: 'Ana Lima' }],
      }),
    ],
    { kind: 'link', contactId: id('a'), key: 'phone' },
  ],
  [
    'another name after a short silence is the same person: people change their profile',
    sender({ phones: [phone(mobile)], profileName: 'Борис' }),
    [
      contact('a', {
        phones: [mobile],
        seen: [{ line: lineOf(mobile), atMs: now - days(30), profileName: 'Ana Lima' }],
      }),
    ],
    { kind: 'link', contactId: id('a'), key: 'phone' },
  ],
  [
    'a phone several contacts have links nobody',
    sender({ phones: [phone(mobile)] }),
    [contact('b', { phones: [mobile] }), contact('a', { phones: [mobile] })],
    { kind: 'ask', ask: [id('a'), id('b')] },
  ],
  [
    'an e-mail address that only one contact without a phone has',
    sender({ userId, emails: ['ana@acme.com'] }),
    [contact('a', { emailKeys: ['ana@acme.com'] })],
    { kind: 'link', contactId: id('a'), key: 'email', certainty: 'likely' },
  ],
  [
    'an e-mail address of somebody with another phone is a question',
    sender({ phones: [phone(mobile)], emails: ['ana@acme.com'] }),
    [contact('a', { emailKeys: ['ana@acme.com'], phones: ['5511900000000'] })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'emailOfAnother' }] },
  ],
  [
    'an e-mail address of several is a question',
    sender({ emails: ['ana@acme.com'] }),
    [contact('a', { emailKeys: ['ana@acme.com'] }), contact('b', { emailKeys: ['ana@acme.com'] })],
    { kind: 'make', ask: [id('a'), id('b')] },
  ],
  [
    'an e-mail address in free words is a question, whoever has it',
    sender({ userId, writtenEmails: ['ana@acme.com'] }),
    [contact('a', { emailKeys: ['ana@acme.com'] })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'emailWritten' }] },
  ],
  [
    'an e-mail address of somebody with quite another name is a question',
    sender({ userId, emails: ['maria@acme.com'], profileName: 'Bruno Lima' }),
    [contact('a', { emailKeys: ['maria@acme.com'], name: 'Maria Chefe' })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'emailUnderAnotherName' }] },
  ],
  [
    "a phone of a card is a question: it may be an office's",
    sender({ userId, phones: [{ ...phone('551133334444'), isSigned: false }] }),
    [contact('a', { phones: ['551133334444'] })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'cardPhone' }] },
  ],
  [
    'a phone its contact has left is a question, whatever the name',
    sender({ phones: [phone(mobile)], profileName: 'Ana Lima' }),
    [
      contact('a', {
        phones: [mobile, '5521999990000'],
        seen: [{ line: lineOf('5521999990000'), atMs: now, profileName: 'Ana Lima' }],
        left: [{ line: lineOf(mobile), atMs: now - days(200) }],
      }),
    ],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'leftNumber' }] },
  ],
  [
    'after one has left, the phone is certain for who was seen with it since',
    sender({ phones: [phone(mobile)] }),
    [
      contact('a', { phones: [mobile], left: [{ line: lineOf(mobile), atMs: now - days(200) }] }),
      contact('b', { phones: [mobile], seen: [{ line: lineOf(mobile), atMs: now - days(9), profileName: null }] }),
    ],
    { kind: 'link', contactId: id('b'), key: 'phone', near: [{ contactId: id('a'), because: 'leftNumber' }] },
  ],
  [
    'and for nobody who was not',
    sender({ phones: [phone(mobile)] }),
    [
      contact('a', { phones: [mobile], left: [{ line: lineOf(mobile), atMs: now - days(200) }] }),
      contact('b', { phones: [mobile] }),
    ],
    { kind: 'make', ask: [id('a'), id('b')] },
  ],
  [
    "the silence is the line's: what its contact wrote from another one is no sign of life on it",
    sender({ phones: [phone(mobile)], profileName: 'Борис' }),
    [
      contact('a', {
        phones: [mobile, '5521999990000'],
        seen: [
          { line: lineOf(mobile), atMs: now - days(200), profileName: 'Ana Lima' },
          { line: lineOf('5521999990000'), atMs: now - days(1), profileName: 'Ana Lima' },
        ],
      }),
    ],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'recycledNumber' }] },
  ],
  [
    'a phone that could be another writing is a question',
    sender({ phones: [phone(mobile, ['551187654320'])] }),
    [contact('a', { phones: [], phoneLines: ['551187654320'] })],
    { kind: 'make', ask: [id('a')], near: [{ contactId: id('a'), because: 'nearPhone' }] },
  ],
])('%s', (_name, who, known, expected) => {
  const match = matchContact(who, known, now);
  expect(match).toMatchObject(expected);
  expect(match.reasons.length).toBeGreaterThan(0);
});

const anyContact = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    phones: fc.subarray([mobile, '551187654321', '5511932654321']),
    emailKeys: fc.subarray(['ana@acme.com', 'bo@example.org']),
    channelIds: fc.subarray([userId, 'whatsapp|user|BR.2', 'whatsapp|parent|P1']),
    seen: fc.array(
      fc.record({
        line: fc.constantFrom(lineOf(mobile), lineOf('5511932654321'), null),
        atMs: fc.integer({ min: now - days(300), max: now }),
        profileName: fc.constantFrom('Ana', '王小明', null),
      }),
      { maxLength: 3 },
    ),
    left: fc.array(
      fc.record({ line: fc.constant(lineOf(mobile)), atMs: fc.integer({ min: now - days(300), max: now }) }),
      { maxLength: 1 },
    ),
  })
  .map(({ name, ...given }) => contact(name, { ...given, name: null }));
const anySender = fc.record({
  userId: fc.constantFrom(null, userId, 'whatsapp|user|BR.9'),
  parentId: fc.constantFrom(null, 'whatsapp|parent|P1'),
  phones: fc.subarray([mobile, '5511932654321']).map((all) => all.map((exact) => phone(exact))),
  emails: fc.subarray(['ana@acme.com']),
  writtenEmails: fc.subarray(['bo@example.org']),
  profileName: fc.constantFrom('Ana', 'Борис', null),
});

test('the order contacts are found in changes nothing, and nobody is linked who shares no key', () => {
  fc.assert(
    fc.property(anySender, fc.uniqueArray(anyContact, { selector: (one) => one.id }), (who, known) => {
      const match = matchContact(who, known, now);
      expect(matchContact(who, [...known].reverse(), now)).toEqual(match);
      if (match.kind !== 'link') return;
      const linked = known.find((one) => one.id === match.contactId);
      const keys = [who.userId, who.parentId, ...who.phones.map(({ line }) => line), ...who.emails];
      const theirs = [...(linked?.channelIds ?? []), ...(linked?.phoneLines ?? []), ...(linked?.emailKeys ?? [])];
      expect(keys.some((key) => key !== null && theirs.includes(key))).toBe(true);
    }),
  );
});
