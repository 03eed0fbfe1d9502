import type { FollowUpContent } from '../../src/core/followUp/content';
import type { PlannedMoment } from '../../src/core/followUp/silence';
import type { DecisionId, DraftId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { ConversationDocument } from '../../src/store/documents';
import { draftIdOf, insertDraftOnce } from '../../src/store/drafts';
import { learnt, more } from '../core/followUp/support/silences';
import { seedSend } from '../support/seedSend';
import { seedTemplate } from '../support/seedTemplates';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation, seedDecision } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const hourMs = 3600 * 1000;
const sinceMs = Date.now() - 30 * hourMs;
type Plan = NonNullable<ConversationDocument['followUp']>;
const plan: Plan = {
  ...{ lookAtMs: sinceMs + 40 * hourMs, reasons: [{ code: 'hesitation', text: 'Open.' }], silence: 'hesitation' },
  ...{ means: 'hesitation', sinceMs, sentInSilence: 0 },
};

describe('the planned look', () => {
  const read = (id: string) => api.call('GET', `/api/conversations/${id}/follow-up`);

  test('with the curve it was planned by, from the facts of its decision', async () => {
    const from = { place: { zone: null, country: null, region: null }, windowClosesAtMs: null, lastFollowUpAtMs: null };
    const moment: PlannedMoment = {
      ...{ fixedAtMs: sinceMs + 24 * hourMs, delayMs: 16 * hourMs, notBeforeMs: null, from },
      ...{ chanceByThen: 0.6, chanceAtAll: 0.7, learntVersion: 'learnt-7' },
    };
    const decidedIn = 'cnv_1.out_1.followUp' as DecisionId;
    const conversation = await seedConversation(api.store, { followUp: { ...plan, moment, decidedIn } });
    const facts = { more: more({ learnt: learnt() }) };
    await seedDecision(api.store, conversation, { _id: decidedIn, step: 'followUp', outcome: 'lookLater', facts });
    const { body } = await read(conversation._id);
    expect(body).toMatchObject({
      ...{ silence: 'hesitation', means: 'hesitation', since: new Date(sinceMs).toISOString(), given: null },
      ...{ floorAt: new Date(sinceMs + defaultRules.followUp.waitHours * hourMs).toISOString() },
      ...{ fixedAt: new Date(sinceMs + 24 * hourMs).toISOString(), chanceByThen: 0.6, chanceAtAll: 0.7 },
      putOffTo: new Date(sinceMs + 40 * hourMs).toISOString(),
      ...{ learntVersion: 'learnt-7', reasons: [{ code: 'hesitation', text: 'Open.' }] },
    });
    const set = (change: Partial<Plan>) =>
      api.store.conversations.updateOne(
        { _id: conversation._id },
        { $set: { followUp: { ...plan, moment, decidedIn, ...change } } },
      );
    const lookAtMs = sinceMs + 45 * hourMs;
    await set({ lookAtMs, moment: { ...moment, putOff: { atMs: sinceMs + 24 * hourMs, wording: 'usual' } } });
    expect((await read(conversation._id)).body.putOffTo).toBe(new Date(lookAtMs).toISOString());
    await set({ silence: 'nothingOwed', given: 'task' });
    expect((await read(conversation._id)).body).toMatchObject({ putOffTo: null, given: 'task' });
    const replied = body.curve.map((point: { replied: number }) => point.replied) as number[];
    expect(replied.length).toBeGreaterThan(10);
    expect(replied.length).toBeLessThanOrEqual(40);
    expect([...replied].sort((a, b) => a - b)).toEqual(replied);
    expect(replied.at(-1)).toBeGreaterThan(0.4);
  });

  test('that was planned by an earlier version has no curve; none is not found', async () => {
    const { _id } = await seedConversation(api.store, { followUp: plan });
    expect((await read(_id)).body).toMatchObject({ curve: [], floorAt: null, fixedAt: null, learntVersion: null });
    const none = await seedConversation(api.store, { phone: '5511900000002' });
    expect(await read(none._id)).toMatchObject({ status: 404, body: { detail: 'No follow-up is planned.' } });
  });
});

describe('a follow-up as a draft', () => {
  const text: FollowUpContent = { kind: 'text', wording: 'usual', text: 'Ainda pensa nisso?' };
  const template: FollowUpContent = {
    ...{ kind: 'template', name: 'continuo_follow_up', language: 'pt_BR', category: 'utility' },
    ...{ variables: ['Ana'], text: 'Olá Ana, ainda pensa nisso?' },
  };

  async function drafted(
    content: FollowUpContent,
    change: Parameters<typeof seedConversation>[1] = {},
  ): Promise<[ConversationDocument, DraftId]> {
    const followUp = { ...plan, silence: 'nothingOwed', given: 'draft' } as const;
    const lastInboundAtMs = sinceMs - hourMs;
    const conversation = await seedConversation(api.store, { followUp, lastInboundAtMs, ...change });
    const { _id: conversationId } = conversation;
    const _id = draftIdOf(conversationId, 'look-1');
    await insertDraftOnce(api.store, {
      ...{
        _id,
        conversationId,
        turnId: null,
        text: content.text,
        followUp: { sinceMs, content },
        by: 'rules',
        sources: [],
      },
      ...{ basedOnInboundAtMs: lastInboundAtMs, createdAtMs: sinceMs + 24 * hourMs },
    });
    return [conversation, _id];
  }
  const approve = (id: DraftId, body: object = {}) => api.call('POST', `/api/drafts/${id}/approve`, { body });
  const row = () => api.store.outbox.findOne({ kind: 'followUp', author: 'agent' });

  test('leaves as a follow-up of a person', async () => {
    const [, id] = await drafted(text);
    const listed = (await api.call('GET', '/api/drafts')).body.items;
    expect(listed).toMatchObject([{ id, turnId: null, purpose: 'followUp', template: null }]);
    expect(await approve(id, { agent: 'maria' })).toMatchObject({ status: 201, body: { text: 'Ainda pensa nisso?' } });
    expect(await row()).toMatchObject({ agent: 'maria', template: null, wording: 'usual' });
  });

  test('with other words it is no wording of the rules', async () => {
    const [, id] = await drafted(text);
    expect((await approve(id, { text: 'E aí, pensou?' })).status).toBe(201);
    expect(await row()).toMatchObject({ text: 'E aí, pensou?', wording: null });
  });

  test('outside the window it leaves as its template, and with other words not at all', async () => {
    const closed = { windowClosesAtMs: sinceMs };
    const [conversation, id] = await drafted(template, closed);
    await seedTemplate(api.store, conversation.accountId);
    expect((await approve(id, { text: 'Oi?' })).body).toMatchObject({ code: 'windowClosed' });
    expect((await approve(id)).status).toBe(201);
    expect(await row()).toMatchObject({
      text: 'Olá Ana, ainda pensa nisso?',
      template: { name: 'continuo_follow_up', language: 'pt_BR', variables: ['Ana'] },
      wording: 'continuo_follow_up',
    });
  });

  test.each([
    ['outdated', async () => drafted(text, { followUp: { ...plan, sinceMs: sinceMs + 1 } })],
    ['optedOut', async () => drafted(text, { control: { optedOut: true } })],
    ['followedUpEnough', async () => drafted(text, { followUp: { ...plan, sentInSilence: 9 } })],
    [
      'monthIsFull',
      async () => {
        const made = await drafted(text);
        for (let place = 0; place < 4; place++)
          await seedSend(api.store, made[0], {
            ...{ kind: 'followUp', author: 'automation', state: 'sent', settled: true },
            ...{ createdAtMs: sinceMs - place * 48 * hourMs, finishedAtMs: sinceMs - (place + 2) * 48 * hourMs },
          });
        return made;
      },
    ],
  ] as const)('is refused under the caps of all follow-ups: %s', async (code, given) => {
    const [, id] = await given();
    expect(await approve(id)).toMatchObject({ status: 409, body: { code } });
    expect(await row()).toBeNull();
  });
});
