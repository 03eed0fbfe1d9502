import type { Client } from '@temporalio/client';
import { malformedSignals, signalRaw } from '../support/e2eSignals';
import { startScene, type Scene } from '../support/e2eStart';
import { rest } from '../support/e2eUntil';
import type { ConversationView, DecisionView } from '../support/e2eViews';

let scene: Scene;
let operator: Client;
beforeAll(async () => {
  scene = await startScene();
  operator = await scene.product.operator();
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

const hourMs = 3600 * 1000;
const inAnHour = () => new Date(Date.now() + hourMs).toISOString();
type Commanded = ConversationView & { inFlight: string[] };

async function command(
  id: string,
  name: string,
  body?: object,
): Promise<{ status: number; view: Commanded; code: string }> {
  const { status, body: answer } = await scene.product.http.request('POST', `/api/conversations/${id}/${name}`, body);
  return { status, view: answer as Commanded, code: (answer as { code?: string }).code ?? '' };
}

/** Gives a signal as an operator does, and waits for what it is recorded as. */
async function signal(id: string, name: string, ...input: unknown[]): Promise<DecisionView> {
  const before = (await controls(id)).length;
  await operator.workflow.getHandle(`conversation/${id}`).signal(name, ...input);
  return newestControl(id, before);
}

const controls = async (id: string) => (await scene.views.decisions(id)).filter(({ step }) => step === 'control');

async function newestControl(id: string, before: number): Promise<DecisionView> {
  for (let tries = 0; tries < 100; tries++) {
    const all = await controls(id);
    if (all.length > before) return all.sort((a, b) => a.at.localeCompare(b.at)).at(-1)!;
    await rest(50);
  }
  throw new Error('The signal was not recorded.');
}

describe('over the API', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await scene.write('5511922220001', 'Vocês entregam em Campinas?'));
    await scene.views.untilConversation(id, 'a person is asked', ({ needsReply }) => needsReply);
  });

  test.each<[string, object | undefined, Partial<ConversationView> | Record<string, unknown>]>([
    [
      'pause',
      { until: '2099-01-31T09:00:00Z', reason: 'férias' },
      { paused: { until: '2099-01-31T09:00:00.000Z', reason: 'férias' } },
    ],
    ['resume', undefined, { paused: null }],
    ['take-over', { agent: 'carla' }, { holder: 'human', assignee: 'carla' }],
    ['reroute', { team: 'sales' }, { holder: 'human', assignee: null, team: 'sales' }],
    ['reroute', { agent: 'ana' }, { holder: 'human', assignee: 'ana', team: null }],
    ['snooze', { until: '2099-01-31T09:00:00Z' }, { snoozedUntil: '2099-01-31T09:00:00.000Z' }],
    ['close', { reason: 'resolvido' }, { state: 'closed', holder: 'nobody', needsReply: false, followUp: null }],
    ['reopen', undefined, { state: 'open' }],
  ])('%s %j is true when it is answered', async (name, body, expected) => {
    const answer = await command(id, name, body);
    expect(answer).toMatchObject({ status: 200, view: { id, ...expected } });
    expect(await scene.views.conversation(id)).toMatchObject(expected);
  });

  test.each<[string, object | undefined, string]>([
    ['resume', undefined, 'notPaused'],
    ['hand-back', undefined, 'notHeldByHuman'],
    ['pause', { until: '2020-01-01T00:00:00Z' }, 'untilInThePast'],
    ['snooze', { until: '2020-01-01T00:00:00Z' }, 'untilInThePast'],
    ['reopen', undefined, 'open'],
  ])('%s %j is refused with its reason, and changes nothing', async (name, body, code) => {
    const before = await scene.views.conversation(id);
    expect(await command(id, name, body)).toMatchObject({ status: 409, code });
    expect(await scene.views.conversation(id)).toEqual(before);
  });

  test('what is closed takes nothing but reopen', async () => {
    await command(id, 'close');
    for (const [name, body] of [
      ['close', undefined],
      ['take-over', undefined],
      ['reroute', { team: 'sales' }],
    ] as const) {
      expect(await command(id, name, body)).toMatchObject({ status: 409, code: 'closed' });
    }
    expect((await command(id, 'reopen')).status).toBe(200);
  });

  test('hand-back has automation look at the waiting turn again', async () => {
    const asked = await scene.write('5511922220002', 'Quanto custa?');
    await command(asked.id, 'take-over', { agent: 'carla' });
    await scene.views.untilConversation(asked.id, 'decided', ({ needsReply }) => needsReply);
    expect(await command(asked.id, 'hand-back')).toMatchObject({ status: 200, view: { holder: 'automation' } });
    await scene.views.untilOurs(asked.id, 'read');
    expect(await scene.views.ledgerTo('5511922220002')).toHaveLength(1);
  });
});

describe('by signals sent by hand', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await scene.write('5511922220003', 'Vocês entregam em Campinas?'));
    await scene.views.untilConversation(id, 'a person is asked', ({ needsReply }) => needsReply);
  });

  test.each<[string, unknown[], Record<string, unknown>]>([
    ['pause', [], { paused: { by: 'signal' } }],
    ['resume', [], { paused: null }],
    ['takeOver', [{ agent: 'carla' }], { holder: 'human', assignee: 'carla' }],
    ['reroute', [{ team: 'sales' }], { holder: 'human', team: 'sales' }],
    ['snooze', [{ until: '2099-01-31T09:00:00Z' }], { snoozedUntil: '2099-01-31T09:00:00.000Z' }],
    ['changeRules', [{ automation: { enabled: false } }], { ownRules: { automation: { enabled: false } } }],
    ['changeRules', [null], { ownRules: null }],
    ['handBack', [], { holder: expect.stringMatching(/automation|human/) }],
    ['close', [{ reason: 'feito' }], { state: 'closed', holder: 'nobody' }],
    ['reopen', [], { state: 'open' }],
  ])('%s %j does the same', async (name, input, expected) => {
    const decision = await signal(id, name, ...input);
    expect(decision).toMatchObject({ outcome: name, facts: { by: 'signal' } });
    const view = await scene.views.conversation(id);
    expect(view).toMatchObject(expected);
    if (name === 'pause') expect(Date.parse(view.paused!.until) - Date.now()).toBeGreaterThan(23 * hourMs);
  });

  test('what makes no sense now is recorded as refused', async () => {
    expect(await signal(id, 'resume')).toMatchObject({ outcome: 'refused', reasons: [{ code: 'notPaused' }] });
  });

  test.each(malformedSignals)('%s is recorded and ignored (%s)', async (_what, name, payloads) => {
    const before = await scene.views.conversation(id);
    const count = (await controls(id)).length;
    await signalRaw(operator, `conversation/${id}`, name, payloads);
    expect(await newestControl(id, count)).toMatchObject({ outcome: 'ignored', reasons: [{ code: 'malformed' }] });
    expect(await scene.views.conversation(id)).toEqual(before);
  });

  test('after all of them the conversation works', async () => {
    const handle = operator.workflow.getHandle(`conversation/${id}`);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    expect(await handle.query('state')).toMatchObject({ conversationId: id, pendingCommands: 0 });
    await scene.write('5511922220003', 'Ainda estão aí?');
    await scene.views.untilConversation(id, 'the next message is decided', ({ needsReply }) => needsReply);
    expect(await command(id, 'take-over', { agent: 'ana' })).toMatchObject({ status: 200, view: { assignee: 'ana' } });
  });
});

describe('what a person overruled does not leave', () => {
  test('nothing is answered automatically while paused', async () => {
    const { id } = await scene.write('5511922220004', 'Vocês entregam em Campinas?');
    await scene.views.untilConversation(id, 'decided', ({ needsReply }) => needsReply);
    expect((await command(id, 'pause', { until: inAnHour() })).status).toBe(200);
    const before = (await scene.views.decisions(id)).filter(({ step }) => step === 'route').length;
    await scene.write('5511922220004', 'Quanto custa?');
    await scene.views.untilConversation(
      id,
      'a person has it',
      ({ holder, inboundCount }) => holder === 'human' && inboundCount === 2,
    );
    await rest(3000);
    const routes = (await scene.views.decisions(id)).filter(({ step }) => step === 'route');
    expect(routes).toHaveLength(before + 1);
    expect(routes.map(({ outcome }) => outcome)).toEqual(routes.map(() => 'humanReplies'));
    expect(await scene.views.ledgerTo('5511922220004')).toEqual([]);
  });

  test.each([
    ['take-over', '5511922220010'],
    ['pause', '5511922220011'],
    ['close', '5511922220012'],
    ['reroute', '5511922220013'],
  ])('an answer that waits to be tried again is cancelled by %s', async (name, phone) => {
    await scene.views.faults([{ kind: 'fail', code: 131056, match: { times: 1 } }]);
    const { id } = await scene.write(phone, 'Quanto custa?');
    await scene.views.untilOurs(id, 'queued');
    await rest(500);
    const answer = await command(id, name, name === 'reroute' ? { team: 'sales' } : undefined);
    expect(answer).toMatchObject({ status: 200, view: { inFlight: [] } });
    expect(await scene.views.untilOurs(id, 'cancelled')).toMatchObject({ author: 'automation' });
    expect(await scene.views.ledgerTo(phone)).toEqual([]);
  });

  test('whenever a person takes over, nothing leaves after the answer that it did not name', async () => {
    await scene.views.faults([]);
    const buyers = Array.from({ length: 16 }, (_, index) => `55119222230${String(index).padStart(2, '0')}`);
    const taken = await Promise.all(
      buyers.map(async (phone, index) => {
        const { id } = await scene.write(phone, 'Quanto custa?');
        // From before the turn settles until after its answer has left.
        await rest(700 + index * 45);
        const answer = await command(id, 'take-over', { agent: 'carla' });
        return { phone, answeredAtMs: Date.now(), ...answer };
      }),
    );
    await rest(4000);
    for (const { phone, status, view, answeredAtMs } of taken) {
      expect(status).toBe(200);
      const late = (await scene.views.ledgerTo(phone)).filter(({ at }) => Date.parse(at) > answeredAtMs);
      expect(late.filter(({ tag }) => !view.inFlight.includes(tag ?? ''))).toEqual([]);
      expect(await scene.views.conversation(view.id)).toMatchObject({ holder: 'human', assignee: 'carla' });
    }
  });

  test('the kill switch stops what is ordered and what comes', async () => {
    await scene.views.faults([{ kind: 'fail', code: 131056, match: { times: 1 } }]);
    const { id } = await scene.write('5511922220020', 'Quanto custa?');
    await scene.views.untilOurs(id, 'queued');
    await scene.views.changeRules((rules) => (rules.automation.enabled = false));
    const later = await scene.write('5511922220021', 'Quanto custa?');
    await scene.views.untilConversation(later.id, 'a person has it', ({ holder }) => holder === 'human');
    await scene.views.untilConversation(
      id,
      'a person has it',
      ({ holder, needsReply }) => holder === 'human' && needsReply,
    );
    await rest(1000);
    expect(await scene.views.ledgerTo('5511922220020')).toEqual([]);
    expect(await scene.views.ledgerTo('5511922220021')).toEqual([]);
    const codes = (await scene.views.decisions(later.id)).flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).toContain('automationOff');
  });

  test('and in the end none of them had left', async () => {
    await rest(3000);
    for (const phone of [
      '5511922220004',
      '5511922220010',
      '5511922220011',
      '5511922220012',
      '5511922220013',
      '5511922220020',
    ]) {
      expect({ phone, left: await scene.views.ledgerTo(phone) }).toEqual({ phone, left: [] });
    }
  });
});
