import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { editOf, messageFrom, removalOf, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const nowMs = Date.now() - 3600_000;
const buyer = { phone: '5511987654321', userId: 'BR.1' };
const say = async (id: string, afterMs: number, part: Parameters<typeof messageFrom>[3]) => {
  await bench.post(webhook(messageFrom(buyer, id, nowMs + afterMs, part)));
  await bench.drain();
};
const original = async () => (await bench.messages()).find(({ channelMessageId }) => channelMessageId === 'wamid.1');
const newestRoute = () => bench.store.decisions.findOne({ step: 'route' }, { sort: { atMs: -1, _id: -1 } });

test('an edit changes what its message says, and keeps what it said', async () => {
  await say('wamid.1', 0, 'Quanto custa?');
  await say('wamid.2', 60_000, editOf('wamid.1', 'Quanto custam 50?'));
  expect(await original()).toMatchObject({
    text: 'Quanto custam 50?',
    contentAsSent: { type: 'text', body: 'Quanto custa?' },
    editedAtMs: Math.floor((nowMs + 60_000) / 1000) * 1000,
  });
  await bench.decide();
  const context = await bench.store.decisions.findOne({ step: 'contextualize' });
  expect(context?.facts).toMatchObject({
    turn: { messages: [{ text: 'Quanto custam 50?' }, { type: 'edit', edit: { ofThisTurn: true } }] },
  });
});

test('an edit that comes before its message changes it when it comes', async () => {
  await say('wamid.2', 60_000, editOf('wamid.1', 'Quanto custam 50?'));
  expect((await bench.conversations())[0]?.awaitedOriginals).toEqual(['wamid.1']);
  await say('wamid.1', 0, 'Quanto custa?');
  expect(await original()).toMatchObject({ text: 'Quanto custam 50?', contentAsSent: { body: 'Quanto custa?' } });
  expect((await bench.conversations())[0]?.awaitedOriginals).toEqual([]);
});

test('an edit of a message that never comes is read as what it says', async () => {
  await say('wamid.2', 60_000, editOf('wamid.never', 'Quanto custa o azul?'));
  await bench.decide();
  // No message of the buyer has opened the channel's window.
  expect(await newestRoute()).toMatchObject({
    outcome: 'humanReplies',
    reasons: [{ code: 'windowClosed' }, {}, { code: 'asks' }],
  });
});

test('what was removed before it was answered needs no answer, and is not shown', async () => {
  await say('wamid.1', 0, 'سعر؟ كم السعر؟');
  await say('wamid.2', 5000, removalOf('wamid.1'));
  await bench.decide();
  expect(await original()).toMatchObject({ text: null, content: { body: 'سعر؟ كم السعر؟' } });
  expect((await original())?.revokedAtMs).toBeGreaterThan(0);
  expect(await newestRoute()).toMatchObject({ outcome: 'noReply', reasons: [{ code: 'takenBack' }] });
  expect((await bench.conversations())[0]).toMatchObject({ wait: null });
});

test('what was removed while a person was to answer it ends the wait', async () => {
  await say('wamid.1', 0, 'Preciso de uma nota fiscal de março');
  await bench.decide();
  expect((await bench.conversations())[0]?.wait).not.toBeNull();
  await say('wamid.2', 5000, removalOf('wamid.1'));
  await bench.decide();
  expect((await bench.conversations())[0]?.wait).toBeNull();
});

test('a removal of a message nobody has seen asks nothing', async () => {
  await say('wamid.2', 0, removalOf('wamid.never'));
  await bench.decide();
  expect(await newestRoute()).toMatchObject({ outcome: 'noReply', reasons: [{ code: 'nothingAsked' }] });
});

test("nobody changes another buyer's message", async () => {
  await say('wamid.1', 0, 'Quanto custa?');
  const other = { phone: '5521999990000', userId: 'BR.2' };
  await bench.post(webhook(messageFrom(other, 'wamid.9', nowMs + 1000, removalOf('wamid.1'))));
  await bench.drain();
  expect(await original()).toMatchObject({ text: 'Quanto custa?', revokedAtMs: null });
});
