import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import type { CommandId, ConversationId } from '../../src/core/ids';
import { fillNewFields } from '../../src/store/fillNewFields';
import { joinConversations } from '../../src/store/join';
import { updateInquiries } from '../../src/store/inquiries';
import { newId } from '../../src/store/newId';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { inquiryFaults } from '../support/inquiryFaults';
import { echoTo, messageFrom, preferenceOf, removalOf, webhook, type Change } from '../support/whatsappEvents';

const minuteMs = 60_000;
const startedAt = Math.floor(Date.now() / 1000) * 1000 - 24 * 60 * minuteMs;
let nowMs = startedAt;
let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  nowMs = startedAt;
  made = 0;
});

const buyer = { phone: '5511987654321', userId: 'BR.1' };
let made = 0;

/** The buyer writes, and it is decided. Returns the channel's id. */
async function says(text: string, whom: typeof buyer = buyer): Promise<string> {
  const id = `wamid.${++made}`;
  await take(messageFrom(whom, id, nowMs, text));
  return id;
}
async function take(...changes: Change[]): Promise<void> {
  await bench.post(webhook(...changes));
  await bench.drain();
  nowMs += minuteMs;
  await bench.decide();
  nowMs += minuteMs;
}

/** Everything that is queued leaves, and is settled. */
async function leaves(): Promise<void> {
  nowMs += minuteMs;
  await bench.store.messages.updateMany({ status: 'queued' }, { $set: { status: 'sent', atMs: nowMs } });
  await bench.store.outbox.updateMany({ state: 'queued' }, { $set: { state: 'sent', finishedAtMs: nowMs } });
  await bench.drain();
  nowMs += minuteMs;
}

const one = async () => (await bench.conversations())[0]!;
const command = async (name: string, fields: object = {}) =>
  control(bench.deps, {
    conversationId: (await one())._id,
    issued: { id: newId<CommandId>('command'), command: { name, ...fields } as never, by: 'ana' },
    nowMs: (nowMs += minuteMs),
  });
const close = () => command('close', { reason: { kind: 'none' } });

const stored = () => bench.store.inquiries.find({}).sort({ openedAtMs: 1, _id: 1 }).toArray();
const shown = async () =>
  (await stored()).map(({ topic, turnCount, ended }) => [topic.name, turnCount, ended?.outcome ?? 'open']);

afterEach(async () => {
  expect(await inquiryFaults(bench.store)).toEqual([]);
});

test('a question opens one, its answer leaves, thanks complete it', async () => {
  await says('Quanto custa a cadeira?');
  expect(await shown()).toEqual([['price', 1, 'open']]);
  await leaves();
  expect((await stored())[0]?.turns[0]?.answer).toMatchObject({ leftAtMs: expect.any(Number) });
  await says('Obrigada!');
  expect(await shown()).toEqual([['price', 2, 'completed']]);
});

test('a greeting opens none', async () => {
  await says('Oi');
  await leaves();
  expect(await shown()).toEqual([]);
});

test('what comes after an end opens another', async () => {
  await says('Quanto custa?');
  await leaves();
  await close();
  expect(await shown()).toEqual([['price', 1, 'closed']]);
  await says('Quanto custa a mesa?');
  await close();
  expect(await shown()).toEqual([
    ['price', 1, 'closed'],
    ['price', 1, 'dismissed'],
  ]);
});

test('a person answers on the phone, and a quiet end ends it', async () => {
  await says('Quanto custa a cadeira?');
  await take(echoTo(buyer, 'wamid.echo', nowMs, 'Custa 50 reais'));
  expect((await stored())[0]?.turns[0]?.answer).not.toBeNull();
  for (let looks = 0; looks < 5; looks++) {
    const { _id, followUp, control: state } = await one();
    nowMs = Math.max(nowMs, followUp?.lookAtMs ?? 0, state.paused?.untilMs ?? 0) + 1;
    await attend(bench.deps, { conversationId: _id, kind: 'pauseEnd', nowMs });
    await attend(bench.deps, { conversationId: _id, kind: 'followUp', nowMs });
  }
  expect(await shown()).toEqual([['price', 1, 'quiet']]);
});

test('answered on the phone before it was decided', async () => {
  await bench.post(webhook(messageFrom(buyer, 'wamid.1', nowMs, 'Quanto custa?')));
  nowMs += 5000;
  await take(echoTo(buyer, 'wamid.2', nowMs, 'Custa 50 reais'));
  expect((await stored()).map(({ turns }) => turns[0]?.answer?.leftAtMs)).toEqual([startedAt + 5000]);
});

test('the buyer opts out, in words or on the channel', async () => {
  await says('Quanto custa?');
  await says('PARAR');
  await says('Quanto custa mesmo?');
  await take(preferenceOf(buyer, 'stop', nowMs));
  expect((await shown()).map(([, , outcome]) => outcome)).toEqual(['optedOut', 'optedOut']);
});

test('the buyer takes back what was asked', async () => {
  const asked = await says('Quanto custa a mesa?');
  await take(messageFrom(buyer, 'wamid.removal', nowMs, removalOf(asked)));
  expect((await shown()).map(([, , outcome]) => outcome)).toEqual(['takenBack']);
});

test('an answer that failed after all was none', async () => {
  await says('Quanto custa?');
  await leaves();
  await bench.store.outbox.updateMany(
    { state: 'sent' },
    { $set: { state: 'failed', settled: false, failure: { code: 131026, meaning: 'undeliverable' } } },
  );
  await bench.drain();
  expect((await stored())[0]?.turns[0]?.answer).toBeNull();
});

test('run again, late, or many at once, it comes to the same', async () => {
  await says('Quanto custa?');
  await leaves();
  await says('Qual é o prazo de entrega?');
  await says('Obrigada!');
  await close();
  const before = await stored();
  const conversation = await one();
  await updateInquiries(bench.store, conversation, startedAt);
  const times = (await bench.store.decisions.find({}).toArray()).map(({ atMs }) => atMs);
  await Promise.all(times.map((atMs) => updateInquiries(bench.store, conversation, atMs)));
  expect(await stored()).toEqual(before);
  // Lost altogether, they are folded anew.
  await bench.store.inquiries.deleteMany({});
  await updateInquiries(bench.store, conversation, 0);
  expect((await stored()).map(({ revision: _one, ...rest }) => rest)).toEqual(
    before.map(({ revision: _other, ...rest }) => rest),
  );
});

test('two conversations of one buyer are joined: the inquiries move, and what comes goes on', async () => {
  const other = { phone: '5511900000001', userId: 'BR.2' };
  await says('Quanto custa?');
  await says('Quanto custa a mesa?', other);
  const [first, second] = await bench.conversations();
  const [older, younger] = first!.createdAtMs <= second!.createdAtMs ? [first!, second!] : [second!, first!];
  await joinConversations(bench.store, older._id, younger._id, (nowMs += minuteMs));
  const owners = async () => new Set((await stored()).map(({ conversationId }): ConversationId => conversationId));
  expect(await owners()).toEqual(new Set([older._id]));
  nowMs += minuteMs;
  await close();
  expect(await shown()).toEqual([
    ['price', 1, 'dismissed'],
    ['price', 1, 'dismissed'],
  ]);
});

test('what was decided before there were inquiries is taken in with the next turn', async () => {
  await says('Quanto custa?');
  await leaves();
  await bench.store.inquiries.deleteMany({});
  await bench.store.conversations.updateMany({}, { $unset: { inquiriesKept: '' } });
  await fillNewFields(bench.store, nowMs);
  await says('Qual é o prazo de entrega?');
  expect(await shown()).toEqual([
    ['price', 1, 'open'],
    ['delivery', 1, 'open'],
  ]);
  expect(await bench.conversations()).toMatchObject([{ inquiriesKept: true }]);
});

test('a turn decided under a conversation just joined away is closed with the one that is left', async () => {
  const other = { phone: '5511900000001', userId: 'BR.2' };
  await says('Oi');
  await says('Quanto custa a mesa?', other);
  const [first, second] = await bench.conversations();
  const [older, younger] = first!.createdAtMs <= second!.createdAtMs ? [first!, second!] : [second!, first!];
  await joinConversations(bench.store, older._id, younger._id, (nowMs += minuteMs));
  nowMs += minuteMs;
  // Its turn was being decided: the record comes after the join.
  const decision = { conversationId: younger._id, step: 'route', outcome: 'humanReplies' } as const;
  await bench.store.decisions.updateMany(decision, { $set: { atMs: nowMs } });
  await bench.store.inquiries.updateMany({}, { $set: { conversationId: younger._id } });
  await close();
  expect((await stored()).map(({ conversationId, ended }) => [conversationId, ended?.outcome])).toEqual([
    [older._id, 'dismissed'],
  ]);
});

test('what was joined in while inquiries were brought up to date is not taken for kept', async () => {
  await says('Quanto custa a cadeira?');
  const before = { ...(await one()), inquiriesKept: false };
  const joined = newId<ConversationId>('conversation');
  await bench.store.conversations.updateMany({}, { $set: { inquiriesKept: false, forwardedFrom: [joined] } });
  await updateInquiries(bench.store, before, nowMs);
  expect((await one()).inquiriesKept).toBe(false);
  await updateInquiries(bench.store, await one(), nowMs);
  expect((await one()).inquiriesKept).toBe(true);
});
