import type { ContactId } from '../../src/core/ids';
import { ConversationHarness } from '../support/conversationHarness';
import { seedTemplate } from '../support/seedTemplates';
import { alwaysActive, answeredByPerson, answeredWithTemplate, delivered, hourMs, inHours } from './support/given';

// Each kind of silence from its beginning to its end, by the real workflow and the real activities.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
  await harness.useRules({
    followUp: {
      ...alwaysActive,
      waitHours: 24,
      waitHoursOf: { interrupted: 3 },
      otherNumbers: true,
      closeAfterDays: 7,
    },
  });
}, 120_000);
afterAll(() => harness?.stop());

const codesOf = (reasons: readonly { readonly code: string }[] | undefined) => (reasons ?? []).map(({ code }) => code);

test('hesitation: an open question is followed up once, and then closed quietly', async () => {
  const phone = '5511900001401';
  const conversation = await answeredWithTemplate(harness, phone);
  expect(conversation.followUp).toMatchObject({ silence: 'hesitation', means: 'hesitation' });
  await harness.pass('1430m');
  expect(harness.sentTo(phone)).toHaveLength(1);
  await harness.pass('11m');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ followUp }) => followUp?.silence === 'nothingOwed', 'the quiet end planned');
  await harness.pass('8d');
  const closed = await harness.until(phone, ({ control }) => control.state === 'closed', 'closed quietly');
  expect(closed).toMatchObject({ followUp: null, control: { holder: { kind: 'nobody' } } });
  expect(harness.sentTo(phone)).toHaveLength(2);
  expect(await harness.outcomes(conversation, 'followUp')).toEqual([
    'lookLater',
    'sendTemplate',
    'lookLater',
    'closeQuietly',
  ]);
  await harness.store.templates.deleteMany({});
});

/** A confirmed order, and the buyer's thanks: nothing is owed. */
async function thanked(phone: string) {
  await answeredByPerson(harness, phone, {
    buyer: ['Vocês entregam em Campinas?'],
    ours: 'Sim, entregamos. Pedido confirmado!',
  });
  await harness.buyerWrites(phone, 'Obrigada!');
  await harness.pass('31s');
  return harness.until(phone, ({ followUp, turn }) => turn === null && followUp !== null, 'silent');
}

test('nothing owed: after a thank-you nothing is sent, and it is closed after a while', async () => {
  const phone = '5511900001402';
  const silent = await thanked(phone);
  expect(silent.followUp).toMatchObject({ silence: 'nothingOwed', means: 'nothingOwed' });
  await harness.pass('8d');
  await harness.until(phone, ({ control }) => control.state === 'closed', 'closed quietly');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('a closing to a person who has the conversation begins a silence, too: closed quietly, or theirs when its day has come', async () => {
  const [thanked, dated] = ['5511900001410', '5511900001411'];
  for (const phone of [thanked, dated]) {
    const said = { buyer: ['Vocês entregam em Campinas?'], ours: 'Sim, entregamos. Quer reservar a cadeira azul?' };
    await harness.command(await answeredByPerson(harness, phone, said), 'takeOver', { agent: 'bia' });
  }
  await harness.buyerWrites(thanked, 'Não, obrigada!');
  await harness.buyerWrites(dated, 'Ok obrigada, te aviso na segunda-feira');
  await harness.pass('31s');
  const silent = (phone: string) =>
    harness.until(phone, ({ followUp, turn }) => turn === null && followUp !== null, 'silent');
  const held = { kind: 'human', assignee: 'bia' };
  expect(await silent(thanked)).toMatchObject({ followUp: { means: 'nothingOwed' }, control: { holder: held } });
  expect(await silent(dated)).toMatchObject({ followUp: { silence: 'theirDate' }, control: { holder: held } });
  await harness.pass('9d');
  await harness.until(thanked, ({ control }) => control.state === 'closed', 'closed quietly');
  await harness.until(dated, ({ followUp }) => followUp?.given === 'task', 'a task');
  expect([harness.sentTo(thanked).length, harness.sentTo(dated).length]).toEqual([1, 1]);
});

test.each([
  ['ends', '5511900001411'],
  ['is ended by a person', '5511900001412'],
])('a quiet end that came during a pause waits a day when the pause %s', async (how, phone) => {
  const silent = await thanked(phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(silent, 'pause', { until: inHours(now, how === 'ends' ? 9 * 24 : 30 * 24) });
  await harness.pass('217h');
  if (how !== 'ends') await harness.command(silent, 'resume', {});
  await harness.until(phone, ({ control }) => control.paused === null, 'no pause');
  await harness.pass('22h');
  expect((await harness.conversationOf(phone)).control.state).toBe('open');
  await harness.pass('3h');
  await harness.until(phone, ({ control }) => control.state === 'closed', 'closed quietly');
});

test('their date: nothing is sent before the day the buyer named', async () => {
  const phone = '5511900001403';
  const day = new Date((await harness.environment.currentTimeMs()) + 6 * 24 * hourMs).toISOString().slice(0, 10);
  const conversation = await answeredByPerson(harness, phone, {
    buyer: ['Do you deliver to Campinas?', `I will come back to you on ${day}.`],
    ours: 'Of course. Would you like the blue one?',
  });
  expect(conversation.followUp).toMatchObject({ silence: 'theirDate' });
  expect(conversation.followUp?.lookAtMs).toBeGreaterThanOrEqual(Date.parse(`${day}T00:00:00Z`) + 24 * hourMs);
  await harness.pass('5d');
  expect(harness.sentTo(phone)).toHaveLength(1);
  // By then the window is closed and there is no template: a person has it, and is told.
  await harness.pass('4d');
  const asked = await harness.until(phone, ({ followUp }) => followUp?.given === 'task', 'a task');
  expect(asked.lastDecision).toMatchObject({ outcome: 'askPerson' });
  expect(await harness.store.alerts.findOne({ conversationId: asked._id })).toMatchObject({
    kind: 'followUp',
    endedAtMs: null,
  });
  await harness.buyerWrites(phone, 'Here I am. How much is it?');
  await harness.pass('31s');
  await harness.until(phone, ({ turn }) => turn === null, 'decided');
  expect(
    await harness.store.alerts.findOne({ conversationId: asked._id, kind: 'followUp', endedAtMs: null }),
  ).toBeNull();
});

test('interrupted: a live exchange is taken up again sooner, inside the window', async () => {
  const phone = '5511900001404';
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24, waitHoursOf: { interrupted: 3 } } });
  const conversation = await answeredByPerson(harness, phone, {
    buyer: ['Vocês entregam em Campinas?', 'E em Jundiaí?', 'Prefiro a cadeira azul'],
    ours: 'Entregamos! Qual é o seu CEP?',
  });
  expect(conversation.followUp).toMatchObject({ silence: 'interrupted' });
  await harness.pass('170m');
  expect(harness.sentTo(phone)).toHaveLength(1);
  await harness.pass('12m');
  await harness.untilSent(2, phone);
});

test('unreached: what was not delivered is never hurried; a person is asked in the end', async () => {
  const phone = '5511900001405';
  const conversation = await answeredByPerson(harness, phone, {
    ...{ buyer: ['Vocês entregam em Campinas?'], ours: 'Entregamos! Qual é o seu CEP?', isDelivered: false },
  });
  await harness.pass('25h');
  const late = await harness.until(phone, ({ followUp }) => followUp?.silence === 'unreached', 'unreached');
  expect(late.followUp?.lookAtMs).toBe((conversation.followUp?.sinceMs ?? 0) + 72 * hourMs);
  await harness.pass('3d');
  const asked = await harness.until(phone, ({ followUp }) => followUp?.given === 'task', 'a task');
  expect(codesOf(asked.followUp?.reasons)).toContain('notDelivered');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('what is delivered late begins its silence then, and is only ever looked at later', async () => {
  const phone = '5511900001406';
  await answeredByPerson(harness, phone, {
    ...{ buyer: ['Vocês entregam em Campinas?'], ours: 'Entregamos! Qual é o seu CEP?', isDelivered: false },
  });
  await harness.pass('25h');
  const before = await harness.until(phone, ({ followUp }) => followUp?.silence === 'unreached', 'unreached');
  await harness.pass('40h');
  await delivered(harness, phone);
  const after = await harness.until(phone, ({ followUp }) => followUp?.silence === 'hesitation', 'judged anew');
  expect(after.followUp?.sinceMs).toBeGreaterThan((before.followUp?.sinceMs ?? 0) + 64 * hourMs);
  expect(after.followUp?.lookAtMs).toBe((after.followUp?.sinceMs ?? 0) + 24 * hourMs);
  expect(after.followUp?.lookAtMs).toBeGreaterThan(before.followUp?.lookAtMs ?? 0);
});

test('ours: a promise of ours has a due time and somebody who has it, and no follow-up', async () => {
  const phone = '5511900001407';
  await answeredByPerson(harness, phone, {
    buyer: ['Do you deliver to Campinas?'],
    ours: "Let me check with my colleague, I'll get back to you.",
  });
  const owed = await harness.until(phone, ({ wait }) => wait !== null, 'a wait');
  expect(owed).toMatchObject({ followUp: null, control: { holder: { kind: 'human', assignee: 'ana' } } });
  expect((owed.wait?.dueAtMs ?? 0) - (owed.wait?.sinceMs ?? 0)).toBe(24 * hourMs);
  await harness.pass('25h');
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('another number: a silence that can’t be broken here moves to the contact’s other conversation, once', async () => {
  const [here, there] = ['5511900001408', '5511900001409'];
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24, otherNumbers: true, maxWithoutPerson: 3 } });
  const contactId = 'con_000000000000000000000009' as ContactId;
  await answeredByPerson(harness, there, { buyer: ['Vocês entregam em Campinas?'], ours: 'Sim, entregamos.' });
  await answeredByPerson(harness, here, {
    buyer: ['Vocês entregam em Jundiaí?'],
    ours: 'Entregamos! Qual é o seu CEP?',
  });
  const [one, other] = [await harness.conversationOf(here), await harness.conversationOf(there)];
  await harness.store.conversations.updateMany({ _id: { $in: [one._id, other._id] } }, { $set: { contactId } });
  await harness.store.conversations.updateOne(
    { _id: one._id },
    { $set: { unreachable: { meaning: 'unreachable', sinceMs: 1 } }, $inc: { revision: 1 } },
  );
  await seedTemplate(harness.store, other.accountId, { name: 'continuo_follow_up', purpose: 'followUp' });
  await harness.pass('71h');
  expect(harness.sentTo(there)).toHaveLength(1);
  await harness.pass('2h');
  await harness.untilSent(2, there);
  expect(harness.sentTo(there)[1]).toMatchObject({ kind: 'template', name: 'continuo_follow_up' });
  expect(await harness.outcomes(other, 'control')).toContain('silenceMovedHere');
  expect((await harness.conversationOf(here)).followUp).toMatchObject({ silence: 'nothingOwed' });
  await harness.until(there, ({ followUp }) => followUp?.sentInSilence === 1, 'the next silence judged');
  await harness.pass('6d');
  expect([harness.sentTo(here).length, harness.sentTo(there).length]).toEqual([1, 2]);
});
