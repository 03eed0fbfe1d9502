import { DateTime } from 'luxon';
import type { DealId } from '../../src/core/ids';
import { changeDeal } from '../../src/store/deals';
import { newId } from '../../src/store/newId';
import { until } from '../support/e2eUntil';
import { ConversationHarness } from '../support/conversationHarness';
import { seedTemplate } from '../support/seedTemplates';
import {
  alwaysActive,
  answeredByAutomation,
  answeredWithTemplate,
  delivered,
  hourMs,
  inHours,
  reply,
} from './support/given';

// What changes while a silence is slept through: always by the real workflow and the real activities.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
beforeEach(async () => {
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24 } });
  await harness.store.templates.deleteMany({});
});
afterAll(() => harness?.stop());

let phones = 0;
const newPhone = () => `55119000016${String(phones++).padStart(2, '0')}`;
const followUps = (phone: string) => harness.sentTo(phone).length - 1;

test('rules that ask for less bring the look forward, never under their floor; a new version does so too', async () => {
  const phone = newPhone();
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 48 } });
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.pass('1h');
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 26 } });
  await harness.ring(conversation._id);
  const lookAtMs = (conversation.followUp?.sinceMs ?? 0) + 26 * hourMs;
  await harness.until(phone, ({ followUp }) => followUp?.lookAtMs === lookAtMs, 'brought forward');
  await harness.pass('24h');
  expect(followUps(phone)).toBe(0);
  await harness.pass('61m');
  await harness.untilSent(2, phone);
});

test('rules that ask for more put it off', async () => {
  const phone = newPhone();
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 30 } });
  await harness.ring(conversation._id);
  await harness.pass('29h');
  expect(followUps(phone)).toBe(0);
  await harness.pass('61m');
  await harness.untilSent(2, phone);
});

test('a takeover leaves it to the person; nothing is sent, and they are told', async () => {
  const phone = newPhone();
  const conversation = await answeredByAutomation(harness, phone);
  await harness.command(conversation, 'takeOver', { agent: 'bia' });
  await harness.pass('25h');
  const asked = await harness.until(phone, ({ followUp }) => followUp?.given === 'task', 'a task');
  expect(asked.control.holder).toMatchObject({ kind: 'human', assignee: 'bia' });
  const alert = await harness.store.alerts.findOne({ conversationId: asked._id });
  expect(alert).toMatchObject({ kind: 'followUp', for: { kind: 'agent', agent: 'bia' }, endedAtMs: null });
  expect(followUps(phone)).toBe(0);
  // Their word is a new silence: the alert is over.
  await reply(harness, asked, 'Posso ajudar em algo?');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ followUp }) => followUp !== null && followUp.given === undefined, 'a new silence');
  await until('the alert is over', async () => {
    const [mine] = await harness.store.alerts.find({ conversationId: asked._id }).toArray();
    return mine !== undefined && mine.endedAtMs !== null;
  });
});

test('a task that is snoozed past its quiet end has its whole time again', async () => {
  const phone = newPhone();
  await answeredByAutomation(harness, phone);
  await harness.pass('25h');
  const asked = await harness.until(phone, ({ followUp }) => followUp?.given === 'task', 'a task');
  const now = await harness.environment.currentTimeMs();
  await harness.command(asked, 'snooze', { until: inHours(now, 10 * 24) });
  await harness.pass('241h');
  const back = await harness.until(phone, ({ control }) => control.snoozedUntilMs === null, 'back');
  expect(back).toMatchObject({ control: { state: 'open' }, followUp: { given: 'task' } });
  expect(back.followUp!.lookAtMs).toBeGreaterThan(now + 16 * 24 * hourMs);
  await harness.pass('168h');
  await harness.until(phone, ({ control }) => control.state === 'closed', 'closed');
  expect(followUps(phone)).toBe(0);
}, 60_000);

test('whoever takes a snoozed task, or gets it, has its whole time too: it is not closed beneath their hands', async () => {
  const [taken, given] = [newPhone(), newPhone()];
  const asked = async (phone: string) => {
    await answeredByAutomation(harness, phone);
    await harness.pass('25h');
    return harness.until(phone, ({ followUp }) => followUp?.given === 'task', 'a task');
  };
  const [one, other] = [await asked(taken), await asked(given)];
  const until = inHours(await harness.environment.currentTimeMs(), 20 * 24);
  for (const each of [one, other]) await harness.command(each, 'snooze', { until });
  await harness.pass('240h');
  const now = await harness.environment.currentTimeMs();
  await harness.command(one, 'takeOver', { agent: 'bia' });
  await harness.command(other, 'reroute', { agent: 'bia' });
  await harness.pass('1h');
  for (const phone of [taken, given]) {
    const held = await harness.until(phone, ({ control }) => control.snoozedUntilMs === null, 'taken');
    expect(held).toMatchObject({
      control: { state: 'open', holder: { assignee: 'bia' } },
      followUp: { given: 'task' },
    });
    expect(held.followUp!.lookAtMs).toBeGreaterThanOrEqual(now + 7 * 24 * hourMs);
  }
}, 60_000);

test('a snooze holds it back until its end; a message of the buyer ends the snooze', async () => {
  const [put, wrote] = [newPhone(), newPhone()];
  const one = await answeredWithTemplate(harness, put);
  const other = await answeredByAutomation(harness, wrote);
  const now = await harness.environment.currentTimeMs();
  for (const each of [one, other]) await harness.command(each, 'snooze', { until: inHours(now, 30) });
  await harness.pass('27h');
  expect([followUps(put), followUps(wrote)]).toEqual([0, 0]);
  await harness.buyerWrites(wrote, 'Dez caixas, por favor');
  expect((await harness.until(wrote, ({ turn }) => turn !== null, 'a turn')).control.snoozedUntilMs).toBeNull();
  await harness.pass('181m');
  await harness.untilSent(2, put);
  expect(await harness.outcomes(one, 'control')).toEqual(['snooze', 'snoozeEnded']);
});

test('an opt-out, a closed deal and the kill switch each keep it from being sent', async () => {
  const [out, deal, off] = [newPhone(), newPhone(), newPhone()];
  const [first, second] = [await answeredByAutomation(harness, out), await answeredByAutomation(harness, deal)];
  await answeredByAutomation(harness, off);
  await harness.store.conversations.updateOne(
    { _id: first._id },
    { $set: { 'control.optedOut': true }, $inc: { revision: 1 } },
  );
  const dealId = newId<DealId>('deal');
  await harness.store.deals.insertOne({
    ...{ _id: dealId, title: 'Cadeiras', stage: 'new', contactIds: [], companyId: null, open: true, reference: null },
    ...{ productIds: [], adIds: [], value: null, madeFor: null, createdAtMs: 1, updatedAtMs: 1, version: 1 },
  });
  await harness.store.conversations.updateOne({ _id: second._id }, { $set: { dealId }, $inc: { revision: 1 } });
  await changeDeal(harness.store, dealId, { set: { open: false }, basedOn: null, nowMs: second.followUp!.sinceMs - 1 });
  expect((await harness.store.deals.findOne({ _id: dealId }))?.stageAtMs).toBe(second.followUp!.sinceMs - 1);
  await harness.pass('1430m');
  await harness.useRules({ automation: { enabled: false }, followUp: { ...alwaysActive, waitHours: 24 } });
  await harness.pass('15m');
  const codes = async (phone: string, code: string) => {
    const seen = await harness.until(phone, ({ lastDecision }) => lastDecision?.step === 'followUp', 'looked at');
    expect([code, seen.lastDecision?.codes.includes(code)]).toEqual([code, true]);
  };
  await codes(out, 'optedOut');
  await codes(deal, 'dealClosed');
  await codes(off, 'automationOff');
  expect([out, deal, off].map(followUps)).toEqual([0, 0, 0]);
});

test('a deal that moves in between makes it needless', async () => {
  const phone = newPhone();
  const conversation = await answeredByAutomation(harness, phone);
  const dealId = newId<DealId>('deal');
  await harness.store.deals.insertOne({
    ...{ _id: dealId, title: 'Cadeiras', stage: 'new', contactIds: [], companyId: null, open: true, reference: null },
    ...{ productIds: [], adIds: [], value: null, madeFor: null, createdAtMs: 1, updatedAtMs: 1, version: 1 },
  });
  await harness.store.conversations.updateOne({ _id: conversation._id }, { $set: { dealId }, $inc: { revision: 1 } });
  const nowMs = conversation.followUp!.sinceMs + hourMs;
  await changeDeal(harness.store, dealId, { set: { title: 'Cadeiras azuis' }, basedOn: null, nowMs: nowMs - 1 });
  expect((await harness.store.deals.findOne({ _id: dealId }))?.stageAtMs).toBeUndefined();
  await changeDeal(harness.store, dealId, { set: { stage: 'offer' }, basedOn: null, nowMs });
  await harness.pass('1441m');
  const seen = await harness.until(phone, ({ lastDecision }) => lastDecision?.step === 'followUp', 'looked at');
  expect(seen).toMatchObject({
    lastDecision: { outcome: 'dropped', codes: ['dealMoved'] },
    followUp: { silence: 'nothingOwed' },
  });
  expect(followUps(phone)).toBe(0);
});

test('after the window only a template leaves; a paused one is replaced by the next', async () => {
  const phone = newPhone();
  const conversation = await answeredByAutomation(harness, phone);
  await seedTemplate(harness.store, conversation.accountId, { name: 'a_follow_up', purpose: 'followUp' });
  await seedTemplate(harness.store, conversation.accountId, { name: 'b_follow_up', purpose: 'followUp' });
  await harness.command(conversation, 'changeRules', { rules: { followUp: { waitHours: 25 } } });
  await harness.pass('24h');
  expect(followUps(phone)).toBe(0);
  // Paused in the moment between the look and the send: the channel says so.
  harness.answers.push(() => ({ kind: 'refused', code: 132015, meaning: 'templateGone', detail: '' }));
  await harness.pass('61m');
  await harness.untilSent(2, phone);
  await harness.pass('5m');
  await harness.untilSent(3, phone);
  const names = harness.sentTo(phone).map((message) => (message.kind === 'template' ? message.name : null));
  expect(names).toEqual([null, 'a_follow_up', 'b_follow_up']);
  const lines = await harness.store.messages.find({ conversationId: conversation._id, sentAs: 'followUp' }).toArray();
  expect(lines.map(({ status }) => status).sort()).toEqual(['failed', 'sent']);
  expect(lines[0]?.text).toMatch(/^Olá .+, e então\?$/);
});

test('as a draft it waits for a person, and is outdated when the buyer writes', async () => {
  const phone = newPhone();
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24, mode: 'draft' } });
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.pass('1441m');
  await harness.until(phone, ({ followUp }) => followUp?.given === 'draft', 'a draft');
  const draft = () => harness.store.drafts.findOne({ conversationId: conversation._id });
  expect(await draft()).toMatchObject({ state: 'open', turnId: null, followUp: { content: { kind: 'template' } } });
  expect(followUps(phone)).toBe(0);
  await harness.buyerWrites(phone, 'Dez caixas, por favor');
  await harness.until(phone, ({ turn }) => turn !== null, 'a turn');
  for (let tries = 0; tries < 40 && (await draft())?.state === 'open'; tries++) await harness.pass('1s');
  expect(await draft()).toMatchObject({ state: 'outdated' });
});

describe('at the buyer’s place', () => {
  const zone = 'Europe/Berlin';
  const daytime = { activeFromHour: 9, activeToHour: 18, timeZone: 'UTC', holidays: {}, waitHours: 24 } as const;
  const local = (atMs: number | undefined) => DateTime.fromMillis(atMs ?? 0, { zone }).toFormat('yyyy-MM-dd HH:mm');
  /** The buyer writes at this time of theirs; the look that is planned then. */
  const silentFrom = async (phone: string, at: DateTime) => {
    await harness.passUntil(at.toMillis());
    await harness.buyerWrites(phone, 'Quanto custa?');
    await harness.pass('5s');
    const answered = await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
    await delivered(harness, phone);
    return answered.followUp;
  };

  test('the clocks change while it sleeps, a holiday comes, and quiet hours are theirs', async () => {
    const now = DateTime.fromMillis(await harness.environment.currentTimeMs(), { zone });
    await harness.useRules({ followUp: daytime });
    // Christmas: nothing on the 25th and 26th.
    const eve = DateTime.fromObject({ year: now.year, month: 12, day: 24, hour: 10 }, { zone });
    const christmas = eve > now ? eve : eve.plus({ years: 1 });
    const first = '4915100001701';
    const planned = await silentFrom(first, christmas);
    expect(local(planned?.lookAtMs)).toBe(`${christmas.year}-12-27 09:00`);
    // The last Sunday of March, 02:00: an hour is missing. 24 hours after Saturday 09:30 it is 10:30 there.
    const march = DateTime.fromObject({ year: christmas.year + 1, month: 3, day: 31 }, { zone });
    const saturday = march
      .minus({ days: march.weekday % 7 })
      .minus({ days: 1 })
      .set({ hour: 9, minute: 30 });
    const second = '4915100001702';
    const spring = await silentFrom(second, saturday);
    expect(local(spring?.lookAtMs)).toBe(saturday.plus({ days: 1 }).toFormat("yyyy-MM-dd '10:30'"));
    // At 20:00 there it is night by their clock, not by that of the rules.
    const third = '4915100001703';
    const evening = await silentFrom(third, saturday.plus({ days: 2 }).set({ hour: 20 }));
    expect(local(evening?.lookAtMs)).toBe(saturday.plus({ days: 4 }).toFormat("yyyy-MM-dd '09:00'"));
    await harness.passUntil((evening?.lookAtMs ?? 0) - 60_000);
    expect([first, second, third].map((phone) => harness.sentTo(phone).length)).toEqual([1, 1, 1]);
  });
});
