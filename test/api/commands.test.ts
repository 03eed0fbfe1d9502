import { startApi, type ApiBench } from './apiBench';
import { accepted, refused } from './fakeConversations';
import { seedConversation } from './seed';
import type { ConversationDocument } from '../../src/store/documents';

let api: ApiBench;
let conversation: ConversationDocument;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clear();
  conversation = await seedConversation(api.store);
});

const send = (command: string, body?: unknown, headers?: Record<string, string>, method = 'POST') =>
  api.call(method, `/api/conversations/${conversation._id}/${command}`, { body, headers });

describe('each command', () => {
  test.each([
    ['pause', undefined, 'pause', {}],
    ['pause', { until: '2040-01-01T10:00:00+02:00' }, 'pause', { until: '2040-01-01T08:00:00.000Z' }],
    ['resume', undefined, 'resume', {}],
    ['resume', {}, 'resume', {}],
    ['take-over', undefined, 'takeOver', {}],
    ['take-over', { agent: 'ana' }, 'takeOver', { agent: 'ana' }],
    ['hand-back', undefined, 'handBack', {}],
    ['reroute', { agent: 'ana' }, 'reroute', { agent: 'ana' }],
    ['reroute', { team: 'sales' }, 'reroute', { team: 'sales' }],
    ['snooze', { until: '2040-01-01T10:00:00Z' }, 'snooze', { until: '2040-01-01T10:00:00.000Z' }],
    ['close', undefined, 'close', {}],
    ['reopen', undefined, 'reopen', {}],
  ])('%s %j goes to the workflow', async (path, body, name, fields) => {
    const seen = await send(path, body);
    expect(seen).toMatchObject({ status: 200, body: { id: conversation._id, state: 'open', inFlight: [] } });
    expect(api.temporal.commands).toEqual([
      {
        conversationId: conversation._id,
        name,
        fields,
        by: 'api',
        commandId: expect.stringMatching(/^cmd_[0-9a-f]{24}$/),
      },
    ]);
  });

  test('needs neither body nor content type', async () => {
    const response = await fetch(`${api.url}/api/conversations/${conversation._id}/pause`, {
      method: 'POST',
      headers: { authorization: 'Bearer the-admin-key' },
    });
    expect(response.status).toBe(200);
  });

  test.each([
    ['pause', { until: 'tomorrow' }, 'until'],
    ['pause', { until: '2040-01-01T10:00:00' }, 'until'],
    ['pause', { untill: '2040-01-01T10:00:00Z' }, 'untill'],
    ['pause', { reason: 5 }, 'reason'],
    ['snooze', {}, 'until'],
    ['snooze', undefined, ''],
    ['reroute', {}, 'either'],
    ['reroute', { agent: 'ana', team: 'sales' }, 'either'],
    ['reroute', { agent: '+49 151 1234567' }, 'agent'],
    ['take-over', { agent: 'ana@example.com' }, 'agent'],
    ['resume', { reason: 'x' }, 'reason'],
  ])('%s %j is 400', async (path, body, named) => {
    const seen = await send(path, body);
    expect(seen).toMatchObject({ status: 400, body: { code: 'invalidRequest' } });
    expect(seen.body.detail).toContain(named);
    expect(api.temporal.commands).toEqual([]);
  });

  test('keeps free words out of Temporal', async () => {
    await send('pause', { reason: 'Ana is ill, call +49 151 1234567' });
    const note = (await api.store.notes.findOne())!;
    expect(note).toMatchObject({ kind: 'reason', words: 'Ana is ill, call +49 151 1234567' });
    expect(api.temporal.commands[0]!.fields).toEqual({ reasonNoteId: note._id });
  });

  test('that is refused is 409 with the reason', async () => {
    api.temporal.next.push(() => refused('notPaused', 'Automation is not paused here.'));
    expect(await send('resume')).toMatchObject({
      status: 409,
      body: { code: 'notPaused', detail: 'Automation is not paused here.', type: 'urn:continuo:problem:refused' },
    });
  });

  test('names what was already in flight', async () => {
    api.temporal.next.push(() => ({ ...accepted, inFlight: ['out_1'] }) as never);
    expect(await send('pause')).toMatchObject({ status: 200, body: { inFlight: ['out_1'] } });
  });

  test('without an answer is 503', async () => {
    api.temporal.state.temporal = false;
    expect(await send('pause')).toMatchObject({ status: 503, body: { code: 'temporalAway' } });
  });

  test('under one Idempotency-Key is one command, under another key or for another conversation not', async () => {
    for (const key of ['a', 'a', 'b']) await send('pause', undefined, { 'idempotency-key': key });
    const other = await seedConversation(api.store, { phone: '4915112345678' });
    await api.call('POST', `/api/conversations/${other._id}/pause`, { headers: { 'idempotency-key': 'a' } });
    const [first, second, third, fourth] = api.temporal.commands.map((command) => command.commandId);
    expect(first).toBe(second);
    expect(new Set([first, third, fourth]).size).toBe(3);
    expect((await send('pause', undefined, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
  });
});

describe('own rules', () => {
  test('PUT follow-up keeps the other own rules, stores the document and passes its id', async () => {
    await api.store.conversations.updateOne(
      { _id: conversation._id },
      { $set: { 'control.ownRules': { reply: { targetMinutes: 5 } } } },
    );
    expect((await send('follow-up', { waitHours: 48, enabled: false }, {}, 'PUT')).status).toBe(200);
    const note = (await api.store.notes.findOne())!;
    expect(note).toMatchObject({
      kind: 'ownRules',
      document: { reply: { targetMinutes: 5 }, followUp: { waitHours: 48, enabled: false } },
    });
    expect(api.temporal.commands).toMatchObject([{ name: 'changeRules', fields: { rulesNoteId: note._id } }]);
  });

  test.each([
    [{ waitHours: 1 }, 'waitHours'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ activeToHour: 3 }, 'activeToHour'],
    [{ activeFromHour: 10, activeToHour: 10 }, 'activeToHour'],
    [{ activeToHour: 25 }, 'activeToHour'],
    [{ wait: 3 }, 'wait'],
    [{ waitHoursOf: { interrupted: 1 } }, 'waitHoursOf'],
    [{ wordings: [{ name: 'a', texts: { pt: 'Oi?' } }] }, 'followUp.wordings[0].texts'],
  ])('PUT follow-up %j is 400', async (body, named) => {
    const seen = await send('follow-up', body, {}, 'PUT');
    expect(seen.status).toBe(400);
    expect(JSON.stringify(seen.body)).toContain(named);
  });

  test.each<[unknown, string]>([
    [[], 'The body must be an object {…}, not a list […].'],
    ['x', 'The body must be an object {…}, not a text.'],
    [undefined, 'The body is missing; it must be an object {…}.'],
    [{ waitHours: '24' }, 'waitHours: Must be a number, not a text.'],
    [{ mode: 'shout' }, 'mode: must be send, draft or task'],
    [{ followUp: { waitHours: '24' } }, 'followUp.waitHours: Must be a number, not a text.'],
    [{ followUp: [] }, 'followUp: Must be an object {…}, not a list […].'],
    [{ texts: { pt: 'Oi {{name}}?' } }, 'followUp.texts.pt: There is no {name}; nothing is filled in here.'],
    [{ followUp: {}, waitHours: 24 }, 'waitHours: There is no such field. There are: followUp.'],
  ])('PUT follow-up %j says what is wrong, and where', async (body, detail) => {
    expect(await send('follow-up', body, {}, 'PUT')).toMatchObject({ status: 400, body: { detail } });
  });

  test('nothing, {} or null clears', async () => {
    for (const [path, body] of [
      ['follow-up', {}],
      ['follow-up', null],
      ['follow-up', { followUp: null }],
      ['rules', {}],
      ['rules', null],
    ] as const) {
      expect((await send(path, body, {}, 'PUT')).status).toBe(200);
      expect(api.temporal.commands.at(-1)).toMatchObject({ name: 'changeRules', fields: {} });
    }
  });

  test('DELETE follow-up cancels the planned one', async () => {
    expect((await send('follow-up', undefined, {}, 'DELETE')).status).toBe(200);
    expect(api.temporal.commands).toMatchObject([{ name: 'cancelFollowUp', fields: {} }]);
  });
});

describe("a person's reply", () => {
  const reply = (body: unknown, headers?: Record<string, string>) => send('messages', body, headers);
  const takeDraft = async (given: { fields: unknown }) => {
    const { outboxId } = given.fields as { outboxId: string };
    await api.store.outbox.updateOne({ _id: outboxId as never, state: 'draft' }, { $set: { state: 'queued' } });
    return accepted;
  };

  test('is a draft first; its words stay in MongoDB', async () => {
    api.temporal.next.push(async (given) => {
      expect(await api.store.outbox.find().toArray()).toMatchObject([
        {
          state: 'draft',
          kind: 'humanReply',
          text: 'Bom dia',
          agent: 'ana',
          to: { kind: 'phone', phone: '5511987654321' },
        },
      ]);
      expect(JSON.stringify(given)).not.toContain('Bom dia');
      return takeDraft(given);
    });
    const seen = await reply({ text: 'Bom dia', agent: 'ana' });
    expect(seen).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^out_/),
        direction: 'out',
        author: 'agent',
        type: 'text',
        text: 'Bom dia',
        status: 'queued',
        media: null,
        replyTo: null,
      },
    });
    expect(api.temporal.commands).toMatchObject([
      { name: 'reply', by: 'ana', fields: { outboxId: seen.body.id, agent: 'ana' } },
    ]);
  });

  test.each([
    [{}],
    [{ text: '' }],
    [{ text: '   ' }],
    [{ text: 'x'.repeat(4097) }],
    [{ text: 5 }],
    [{ text: 'x', to: '1' }],
    [undefined],
  ])('%j is 400', async (body) => {
    expect((await reply(body)).status).toBe(400);
    expect(await api.store.outbox.countDocuments()).toBe(0);
  });

  test('outside the window is 409, and nothing is stored', async () => {
    await api.store.conversations.updateMany({}, { $set: { windowClosesAtMs: Date.now() - 1 } });
    expect(await reply({ text: 'x' })).toMatchObject({ status: 409, body: { code: 'windowClosed' } });
    expect(await api.store.outbox.countDocuments()).toBe(0);
  });

  test('that is refused leaves no draft', async () => {
    api.temporal.next.push(() => refused('forwarded', 'It was joined.'));
    expect(await reply({ text: 'x' })).toMatchObject({ status: 409, body: { code: 'forwarded' } });
    expect(await api.store.outbox.find().toArray()).toMatchObject([{ state: 'cancelled', settled: true }]);
  });

  test('without an answer is 503 and will never be sent; a repeat under the same key sends once', async () => {
    api.temporal.state.temporal = false;
    const first = await reply({ text: 'x' }, { 'idempotency-key': 'k' });
    expect(first).toMatchObject({ status: 503, body: { detail: expect.stringContaining('Nothing was sent') } });
    expect(await api.store.outbox.find().toArray()).toMatchObject([{ state: 'cancelled' }]);
    api.temporal.state.temporal = true;
    api.temporal.next.push(takeDraft);
    const second = await reply({ text: 'x' }, { 'idempotency-key': 'k' });
    const third = await reply({ text: 'x' }, { 'idempotency-key': 'k' });
    expect(second.status).toBe(201);
    expect(third).toMatchObject({ status: 201, body: second.body });
    expect(await api.store.outbox.countDocuments({ state: 'queued' })).toBe(1);
    expect(await reply({ text: 'other' }, { 'idempotency-key': 'k' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });

  test('whose answer was lost after it was taken is 201', async () => {
    api.temporal.next.push(async (given) => {
      await takeDraft(given);
      throw new Error('the line broke');
    });
    expect(await reply({ text: 'x' })).toMatchObject({ status: 201, body: { status: 'queued' } });
  });
});
