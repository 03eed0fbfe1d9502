import fc from 'fast-check';
import { receive } from '../../src/activities/receive';
import type { ContactId } from '../../src/core/ids';
import { changeContact, newContactDocument, type GivenContact } from '../../src/store/contacts';
import { newId } from '../../src/store/newId';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, numberChanged, onNumber, webhook, type Buyer, type Change } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  nowMs = start;
  await bench.clear();
});

const start = Date.parse('2026-01-20T09:00:00Z');
let nowMs = start;
const days = (count: number) => count * 24 * 3600 * 1000;
const [phone, newPhone] = ['5511987654321', '5521999990000'];
const otherNumber = '100000000000002';
const ana = { phone, name: 'Ana Souza' };
const moved = { phone: newPhone, name: 'Ana Souza' };
let ids = 0;

async function arrives(...changes: Change[]): Promise<void> {
  for (const change of changes) {
    await bench.post(webhook(change));
    await bench.drain();
  }
}

async function says(buyer: Buyer, part: Parameters<typeof messageFrom>[3] = 'Olá', number?: string): Promise<void> {
  nowMs += 1000;
  const message = messageFrom(buyer, `wamid.${ids++}`, nowMs, part);
  await arrives(number === undefined ? message : onNumber(message, number));
}

async function knows(given: Partial<GivenContact>): Promise<ContactId> {
  const _id = newId<ContactId>('contact');
  const whole: GivenContact = {
    ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [], companyId: null },
    ...{ ownerId: null, language: null, optedOut: false, madeFor: [] },
    ...given,
  };
  await bench.store.contacts.insertOne(newContactDocument(_id, whole, 'BR', nowMs));
  return _id;
}

async function atOnce(...buyers: readonly (readonly [Buyer, string?])[]): Promise<void> {
  nowMs += 1000;
  for (const [buyer, number] of buyers) {
    const message = messageFrom(buyer, `wamid.${ids++}`, nowMs, 'Olá');
    await bench.post(webhook(number === undefined ? message : onNumber(message, number)));
  }
  const conversations = await bench.conversations();
  await Promise.all(conversations.map(({ _id }) => receive(bench.deps, { conversationId: _id, nowMs })));
  await bench.drain();
}

const standing = () => bench.store.contacts.find({ mergedInto: null }).sort({ createdAtMs: 1 }).toArray();
const conversationsOf = async (name: string) =>
  (await bench.conversations()).filter(({ identity }) => identity.profileName === name);

describe('a phone its buyer has moved from', () => {
  async function anaMoves(): Promise<void> {
    await says(ana, 'Meu contrato é o 77');
    nowMs += 1000;
    await arrives(numberChanged(ana, moved, `wamid.${ids++}`, nowMs));
    nowMs += days(200);
    await says(moved, 'Oi');
  }

  test.each<[string, Buyer]>([
    ['without a user id', { phone, name: 'Bruno Lima' }],
    ['with one', { phone, userId: 'BR.B', name: 'Bruno Lima' }],
    ['under a name like hers', { phone, name: 'Ana' }],
  ])("is a stranger's %s: a conversation and contact of their own, and people are asked", async (_name, stranger) => {
    await anaMoves();
    await says(stranger, 'Quem fala?');
    await says(stranger, 'Alô?');
    const [hers, theirs] = (await bench.conversations()).sort((a, b) => a.createdAtMs - b.createdAtMs);
    expect(hers).toMatchObject({
      identity: { phone: newPhone, userId: null },
      // She is written to at her new phone: nothing there is in doubt.
      questions: [],
    });
    expect(theirs).toMatchObject({
      identity: { phone, userId: stranger.userId ?? null },
      questions: [
        { kind: 'recycledNumber', conversationId: hers?._id },
        { kind: 'whichContact', contactIds: [hers?.contactId] },
      ],
    });
    expect(theirs?.contactId).not.toBe(hers?.contactId);
    expect(await bench.conversations()).toHaveLength(2);
    expect(await standing()).toMatchObject([
      { phones: [`+${phone}`, `+${newPhone}`], channelIds: [] },
      { phones: [`+${phone}`] },
    ]);
  });

  test("on another number of ours is a stranger's too, and the same one's on both", async () => {
    await anaMoves();
    await says({ phone, name: 'Bruno Lima' }, 'Quem fala?', otherNumber);
    const [bruno] = await conversationsOf('Bruno Lima');
    expect(bruno?.questions).toMatchObject([{ kind: 'whichContact' }]);
    await says({ phone, name: 'Bruno Lima' });
    const contactIds = (await conversationsOf('Bruno Lima')).map(({ contactId }) => contactId);
    expect(contactIds).toEqual([bruno?.contactId, bruno?.contactId]);
    expect(await standing()).toHaveLength(2);
  });

  test("where she wrote to another number of ours as well, is a stranger's there", async () => {
    await says(ana, 'Oi', otherNumber);
    await anaMoves();
    await says({ phone, name: 'Bruno Lima' }, 'Quem fala?', otherNumber);
    const [bruno, ...others] = await conversationsOf('Bruno Lima');
    expect(others).toEqual([]);
    expect(bruno?.questions).toMatchObject([{ kind: 'recycledNumber' }, { kind: 'whichContact' }]);
  });

  test("whatever the order things arrive in, hers is hers and the stranger's is the stranger's", async () => {
    const stranger = { phone, userId: 'BR.B', name: 'Bruno Lima' };
    const at = (place: number) => start + place * 60_000;
    const later = [
      messageFrom(ana, 'wamid.late', at(1), 'hers'),
      messageFrom(moved, 'wamid.new', at(3), 'hers'),
      messageFrom(stranger, 'wamid.stranger1', at(4), 'theirs'),
      messageFrom({ phone, name: 'Bruno Lima' }, 'wamid.stranger2', at(5), 'theirs'),
      numberChanged(ana, moved, 'wamid.again', at(2)),
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(later, { minLength: later.length }), async (order) => {
        await bench.clear();
        nowMs = at(6);
        await arrives(messageFrom(ana, 'wamid.first', at(0), 'hers'), numberChanged(ana, moved, 'wamid.moved', at(2)));
        await arrives(...order);
        const all = await bench.conversations();
        const [hers, theirs, ...others] = all.sort((a) => (a.identity.phone === newPhone ? -1 : 1));
        expect(others).toEqual([]);
        expect(hers).toMatchObject({ identity: { phone: newPhone, userId: null } });
        expect(theirs).toMatchObject({ identity: { phone, userId: 'BR.B' } });
        for (const { text, conversationId } of await bench.messages())
          if (text === 'hers' || text === 'theirs')
            expect([text, conversationId]).toEqual([text, text === 'hers' ? hers?._id : theirs?._id]);
        const contacts = (await standing()).sort((a, b) => b.phones.length - a.phones.length);
        expect(contacts.map(({ phones, channelIds }) => ({ phones, channelIds }))).toEqual([
          { phones: [`+${phone}`, `+${newPhone}`], channelIds: [] },
          { phones: [`+${phone}`], channelIds: ['whatsapp|user|BR.B'] },
        ]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('in one body with what was written before: each to whom it is from', async () => {
    await anaMoves();
    await bench.post(
      webhook(
        messageFrom({ phone, name: 'Bruno Lima' }, 'wamid.b', nowMs, 'theirs'),
        messageFrom(ana, 'wamid.a', start + 500, 'hers'),
      ),
    );
    await bench.drain();
    const [hers, theirs] = (await bench.conversations()).sort((a, b) => a.createdAtMs - b.createdAtMs);
    const places = (await bench.messages()).map(({ channelMessageId, conversationId }) => [
      channelMessageId,
      conversationId,
    ]);
    expect(places).toContainEqual(['wamid.a', hers?._id]);
    expect(places).toContainEqual(['wamid.b', theirs?._id]);
  });
});

describe('a phone people took off the contact that was made for it', () => {
  test.each<[string, Buyer, Buyer]>([
    ['by phone alone', ana, { phone, name: 'Bruno Lima' }],
    ['with user ids', { ...ana, userId: 'BR.A' }, { phone, userId: 'BR.B', name: 'Bruno Lima' }],
  ])('%s: who comes with it is somebody else', async (_name, before, later) => {
    await says(before);
    const [first] = await standing();
    await changeContact(bench.store, first!._id, { set: { phones: [] }, basedOn: null, nowMs });
    await atOnce([later, otherNumber], [later, '100000000000003']);
    const [still, made, ...others] = await standing();
    expect(others).toEqual([]);
    expect(still).toMatchObject({ _id: first?._id, phones: [], channelIds: first?.channelIds });
    expect(made).toMatchObject({
      name: 'Bruno Lima',
      phones: [`+${phone}`],
      madeFor: expect.arrayContaining([`phone|${phone}`]),
    });
  });
});

test('two user ids on one phone at once are two contacts and a question, as one after the other', async () => {
  for (let round = 0; round < 20; round++) {
    await bench.clear();
    const shared = `55119876${String(50000 + round)}`;
    if (round % 2 === 1) await knows({ name: null, phones: [`+${shared}`] });
    await atOnce(
      [{ phone: shared, userId: 'BR.A', name: 'Ana Souza' }],
      [{ phone: shared, userId: 'BR.B', name: 'Bruno Lima' }, otherNumber],
    );
    const contacts = await standing();
    expect(contacts.map(({ channelIds }) => channelIds).sort()).toEqual([
      ['whatsapp|user|BR.A'],
      ['whatsapp|user|BR.B'],
    ]);
    const asked = (await bench.conversations()).filter(({ questions }) => questions.length > 0);
    expect(asked.map(({ questions }) => questions.map(({ kind }) => kind))).toEqual([['whichContact']]);
  }
}, 60_000);

test("a second user id on a contact's phone is a question, in whichever conversation it shows first", async () => {
  await says({ phone });
  await says({ phone, userId: 'BR.A' }, 'Oi', otherNumber);
  await says({ phone, userId: 'BR.B' });
  expect((await standing())[0]?.channelIds).toEqual(['whatsapp|user|BR.A']);
  const second = (await bench.conversations()).find(({ identity }) => identity.userId === 'BR.B');
  expect(second?.questions).toMatchObject([{ kind: 'whichContact', contactIds: [second?.contactId] }]);
});

test('an e-mail address of somebody else in a text raises a question, and writes nothing into them', async () => {
  const maria = await knows({ name: 'Maria Chefe', emails: ['maria@acme.com'] });
  await says({ phone, userId: 'BR.2', name: 'Bruno Lima' }, 'Por favor manda a nota para maria@acme.com');
  const [bruno] = await bench.conversations();
  expect(bruno?.contactId).not.toBe(maria);
  expect(bruno?.questions).toMatchObject([{ kind: 'whichContact', contactIds: [maria] }]);
  expect(await bench.store.contacts.findOne({ _id: maria })).toMatchObject({ phones: [], channelIds: [], version: 1 });
});

describe("a card with an office's phone", () => {
  const office = '551133334444';
  const card = {
    type: 'contacts',
    contacts: [
      {
        ...{ origin: 'contact_request', name: { formatted_name: 'Ana Souza', first_name: 'Ana' } },
        phones: [
          { phone: '+55 11 3333-4444', type: 'WORK' },
          { phone: '+55 11 98765-4321', wa_id: phone, type: 'CELL' },
        ],
      },
    ],
  };

  test.each(['after a message', 'as the first message'])(
    '%s merges nobody and links nobody: people are asked',
    async (when) => {
      await says({ phone: office, name: 'Ben Rocha' }, 'oi do escritório');
      if (when === 'after a message') await says(ana);
      await says(ana, card);
      expect(await standing()).toMatchObject([
        { name: 'Ben Rocha', phones: [`+${office}`] },
        { phones: [`+${phone}`] },
      ]);
      expect(await bench.store.merges.countDocuments({})).toBe(0);
      const [asks] = await conversationsOf('Ana Souza');
      expect(asks?.questions).toMatchObject([{ kind: 'whichContact' }]);
    },
  );
});

test('two contacts with one phone are not merged when the buyer shows a user id', async () => {
  await says({ phone: '551133334444', name: 'Ben Rocha' });
  const carla = await knows({ name: 'Carla', phones: ['+55 11 3333-4444'] });
  await says({ phone: '551133334444', userId: 'BR.B', name: 'Ben Rocha' });
  expect((await standing()).map(({ _id }) => _id)).toContain(carla);
  expect(await bench.store.merges.countDocuments({})).toBe(0);
  expect((await bench.conversations())[0]?.questions).toMatchObject([{ kind: 'whichContact', contactIds: [carla] }]);
});

test("however many have an office's line, the signed user id finds its contact", async () => {
  for (let place = 0; place < 25; place++) await knows({ name: `Office ${place}`, phones: ['+55 11 3333-4444'] });
  const known = await knows({ phones: ['+55 11 3333-4444'], channelIds: ['whatsapp|user|BR.A'] });
  await says({ phone: '551133334444', userId: 'BR.A' });
  await says({ phone: '551133334444', userId: 'BR.9' }, 'Oi', otherNumber);
  const [own, other] = (await bench.conversations()).sort((a, b) => a.createdAtMs - b.createdAtMs);
  expect(own).toMatchObject({ contactId: known, questions: [] });
  expect(other).toMatchObject({ contactId: null, questions: [{ kind: 'whichContact' }] });
});
