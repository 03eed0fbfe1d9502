import type { KnowledgeId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import type { GivenAnswer, UnderstoodTurn } from '../../src/core/thinking/thought';
import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';
import { ThinkingStandIn, understoodAs } from '../support/thinkingStandIn';
import { wordsInHistory } from '../support/wordsInHistory';
import { later } from './support/given';

const model = new ThinkingStandIn();
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ language: model.asLanguage() });
}, 120_000);
afterAll(() => harness?.stop());
beforeEach(async () => {
  model.forget();
  // What one test was told must not answer the next.
  await harness.store.thoughts.deleteMany({});
  await harness.store.knowledge.deleteMany({});
  await useAutomation({});
});

const delivery = 'knw_000000000000000000000001' as KnowledgeId;
const knowledge = { mode: 'send', intents: ['delivery'] } as const;
const fromKnowledge = (text: string, sources: KnowledgeId[] = [delivery]): GivenAnswer => {
  return { kind: 'answered', text, sources };
};

async function useAutomation(change: Partial<Rules['automation']>): Promise<void> {
  const newest = await harness.store.rules.findOne({}, { sort: { _id: -1 } });
  const rules = { ...defaultRules, automation: { ...defaultRules.automation, ...change } };
  await harness.store.rules.insertOne({ _id: (newest?._id ?? 0) + 1, rules, by: 'test', createdAtMs: 1 });
}

async function haveKnowledge(): Promise<void> {
  const text = 'Entregamos em Campinas em 3 dias.';
  const piece = { _id: delivery, title: 'Entrega', text, languages: [], intents: ['delivery'] };
  await harness.store.knowledge.insertOne({ ...piece, version: 1, createdAtMs: 1, updatedAtMs: 1 });
}

const routeOf = ({ _id }: ConversationDocument) =>
  harness.store.decisions.find({ conversationId: _id, step: 'route' }).sort({ atMs: 1, _id: 1 }).toArray();
const contextsOf = ({ _id }: ConversationDocument) =>
  harness.store.decisions.find({ conversationId: _id, step: 'contextualize' }).toArray();
const codesOf = async (conversation: ConversationDocument) =>
  (await routeOf(conversation)).map(({ outcome, reasons }) => `${outcome}: ${reasons[0]?.code}`);
const isDecided = ({ turn, wait, thinking }: ConversationDocument) =>
  turn === null && wait !== null && thinking === null;

async function untilAsked(count: number): Promise<void> {
  for (let tries = 0; tries < 400 && model.asked.length < count; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(model.asked).toHaveLength(count);
}

/** A turn about delivery has come so far that its answer is being written. */
async function beingAnswered(phone: string, answer: () => GivenAnswer | Promise<GivenAnswer>) {
  await haveKnowledge();
  model.understoods.push(() => understoodAs('delivery'));
  model.answers.push(answer);
  await harness.buyerWrites(phone, 'Vocês mandam para Campinas?');
  await harness.pass('5s');
  await untilAsked(2);
  return harness.conversationOf(phone);
}

describe('understanding', () => {
  test('a turn that is read in time is decided by what the model told', async () => {
    const phone = '5511900000901';
    model.understoods.push(() => understoodAs('price'));
    await harness.buyerWrites(phone, 'Me fala da tabela nova aí');
    await harness.pass('5s');
    await harness.untilSent(1, phone);
    const conversation = await harness.conversationOf(phone);
    const [context] = await contextsOf(conversation);
    expect(context).toMatchObject({
      facts: { turn: { understanding: { intent: 'price', confidence: 0.9, by: 'stand-in' } } },
      reasons: [{ code: 'gathered' }, { code: 'modelUnderstood' }],
    });
    expect(model.asked).toEqual([{ before: [], messages: ['Me fala da tabela nova aí'] }]);
    const history = await wordsInHistory(harness.handle(conversation));
    expect(history).toContain('tho_');
    expect(history).not.toMatch(/tabela|nova/);
  });

  test('one that hangs is not waited for longer than its time; the turn is decided by our own understanding', async () => {
    const phone = '5511900000902';
    const hangs = later<UnderstoodTurn>();
    model.understoods.push(() => hangs.promise);
    const conversation = await harness.buyerWrites(phone, 'Vocês entregam em Campinas na sexta?');
    await harness.pass('5s');
    await untilAsked(1);
    expect(await contextsOf(conversation)).toEqual([]);
    expect((await harness.state(conversation)).nextDeadline?.kind).toBe('turn');
    await harness.pass('8s');
    await harness.until(phone, isDecided, 'decided without the model');
    const [context] = await contextsOf(conversation);
    expect(context!.reasons.map(({ code }) => code)).toEqual(['gathered', 'modelAway']);
    hangs.resolve(understoodAs('closing'));
    await harness.pass('1s');
    expect(await contextsOf(conversation)).toHaveLength(1);
  });

  test('one that fails ends the wait at once', async () => {
    const phone = '5511900000903';
    await harness.buyerWrites(phone, 'Vocês entregam em Campinas no sábado?');
    await harness.pass('5s');
    const decided = await harness.until(phone, isDecided, 'decided without the model');
    expect((await contextsOf(decided))[0]!.reasons.map(({ code }) => code)).toEqual(['gathered', 'modelAway']);
  });

  test.each([
    ['an opt-out', '5511900000904', 'stop'],
    ['thanks', '5511900000905', 'obrigado'],
    ['what can not wait', '5511900000906', 'Urgente! Preciso disso agora'],
  ])('%s never waits for a model', async (_what, phone, text) => {
    await harness.buyerWrites(phone, text);
    await harness.pass('5s');
    await harness.until(phone, ({ turn, lastDecision }) => turn === null && lastDecision !== null, 'decided');
    expect(model.asked).toEqual([]);
  });

  test('what the buyer adds while it is read is read with it', async () => {
    const phone = '5511900000907';
    const first = later<UnderstoodTurn>();
    model.understoods.push(
      () => first.promise,
      () => understoodAs('delivery'),
    );
    await harness.buyerWrites(phone, 'Sobre aquele assunto');
    await harness.pass('5s');
    await untilAsked(1);
    await harness.buyerWrites(phone, 'mandam para Recife');
    first.resolve(understoodAs('closing'));
    await harness.pass('6s');
    const decided = await harness.until(phone, isDecided, 'decided');
    expect(model.asked[1]?.messages).toEqual(['Sobre aquele assunto', 'mandam para Recife']);
    expect((await contextsOf(decided))[0]!.facts).toMatchObject({ turn: { understanding: { intent: 'delivery' } } });
  });

  test('the same words are asked for once, whoever writes them', async () => {
    model.understoods.push(() => understoodAs('price'));
    for (const phone of ['5511900000908', '5511900000909']) {
      await harness.buyerWrites(phone, 'E a tabela de hoje hein');
      await harness.pass('5s');
      await harness.untilSent(1, phone);
    }
    expect(model.asked).toHaveLength(1);
    expect(await harness.store.thoughts.countDocuments({ fromCache: true })).toBe(1);
  });
});

describe('understanding what goes on', () => {
  test('a later turn is read with what was said before it', async () => {
    const phone = '5511900000930';
    model.understoods.push(
      () => understoodAs('price'),
      () => understoodAs('delivery'),
    );
    await harness.buyerWrites(phone, 'Me passa a lista aí');
    await harness.pass('5s');
    await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
    await harness.buyerWrites(phone, 'Daquelas de ontem mesmo');
    await harness.pass('5s');
    const decided = await harness.until(phone, isDecided, 'decided');
    const contexts = await contextsOf(decided);
    expect(contexts.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['gathered', 'modelUnderstood'],
      ['gathered', 'modelUnderstood'],
    ]);
    expect(model.asked[1]).toMatchObject({
      before: [{ by: 'buyer', text: 'Me passa a lista aí' }, { by: 'us' }],
      messages: ['Daquelas de ontem mesmo'],
    });
  });

  test('handed back, the turn is decided anew by what the model told before: it is not asked again', async () => {
    const phone = '5511900000931';
    model.understoods.push(() => understoodAs('delivery'));
    await harness.buyerWrites(phone, 'Quero saber daquilo de anteontem');
    await harness.pass('5s');
    const waiting = await harness.until(phone, isDecided, 'waiting for a person');
    expect(await harness.command(waiting, 'handBack')).toMatchObject({ accepted: true });
    await harness.pass('1s');
    const contexts = async () => (await contextsOf(waiting)).map(({ reasons }) => reasons.at(-1)?.code);
    for (let tries = 0; tries < 100 && (await contexts()).length < 2; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await contexts()).toEqual(['modelUnderstood', 'modelUnderstood']);
    expect(model.asked).toHaveLength(1);
  });
});

describe('answering from the knowledge', () => {
  beforeEach(() => useAutomation({ knowledge }));

  test('an answer that cites the knowledge is sent, once, and recorded with its sources', async () => {
    const phone = '5511900000911';
    const conversation = await beingAnswered(phone, () => fromKnowledge('Sim, em 3 dias.'));
    await harness.untilSent(1, phone);
    expect(harness.sentTo(phone)[0]!.text).toBe('Sim, em 3 dias.');
    await harness.until(phone, ({ wait }) => wait === null, 'answered');
    expect(await codesOf(conversation)).toEqual([
      'automationReplies: knowledge',
      'automationReplies: answeredFromKnowledge',
    ]);
    expect(model.asked[1]).toMatchObject({ sources: [{ id: delivery, version: 1 }], language: 'pt' });
    expect(await wordsInHistory(harness.handle(conversation))).not.toMatch(/Campinas|3 dias|Entrega/);
  });

  test.each<[string, string, GivenAnswer, string]>([
    ['it lacks the answer', '5511900000912', { kind: 'lacks' }, 'knowledgeLacks'],
    ['it cites nothing', '5511900000913', fromKnowledge('Sim!', []), 'noSources'],
    ['it names a number of its own', '5511900000914', fromKnowledge('Em 2 dias.'), 'notInSources'],
    ['it fails', '5511900000915', { kind: 'failed', failure: 'unreadable' }, 'modelAway'],
  ])('%s: a person has it, and nothing is sent', async (_what, phone, answer, code) => {
    const conversation = await beingAnswered(phone, () => answer);
    const decided = await harness.until(phone, isDecided, 'handed over');
    expect(decided.control.holder.kind).toBe('human');
    expect((await codesOf(conversation)).at(-1)).toBe(`humanReplies: ${code}`);
    expect(harness.sentTo(phone)).toEqual([]);
  });

  test('without knowledge that fits no model is asked to answer, and a person has it', async () => {
    const phone = '5511900000916';
    model.understoods.push(() => understoodAs('delivery'));
    await harness.buyerWrites(phone, 'Vocês mandam para Campinas?');
    await harness.pass('5s');
    const decided = await harness.until(phone, isDecided, 'handed over');
    expect(decided.control.holder.kind).toBe('human');
    expect((await codesOf(decided)).sort().at(-1)).toBe('humanReplies: knowledgeLacks');
    expect(model.asked).toHaveLength(1);
  });

  test('one that hangs: at the end of its time a person has it, and what comes later is not sent', async () => {
    const phone = '5511900000917';
    const hangs = later<GivenAnswer>();
    const conversation = await beingAnswered(phone, () => hangs.promise);
    expect(conversation).toMatchObject({ thinking: { kind: 'respond' }, control: { holder: { kind: 'automation' } } });
    expect((await harness.state(conversation)).nextDeadline?.kind).toBe('respond');
    await harness.pass('9s');
    const decided = await harness.until(phone, isDecided, 'handed over');
    expect(decided.control.holder.kind).toBe('human');
    hangs.resolve(fromKnowledge('Sim, em 3 dias.'));
    await harness.pass('2s');
    expect((await codesOf(conversation)).at(-1)).toBe('humanReplies: modelAway');
    expect(harness.sentTo(phone)).toEqual([]);
  });

  test('a person takes over while it is written: nothing is sent', async () => {
    const phone = '5511900000918';
    const slow = later<GivenAnswer>();
    const conversation = await beingAnswered(phone, () => slow.promise);
    expect(await harness.command(conversation, 'takeOver', { agent: 'ana' })).toMatchObject({ accepted: true });
    slow.resolve(fromKnowledge('Sim, em 3 dias.'));
    const decided = await harness.until(phone, isDecided, 'overruled');
    expect(decided.control.holder).toEqual({ kind: 'human', assignee: 'ana', team: null });
    expect((await codesOf(conversation)).at(-1)).toBe('humanReplies: overruled');
    await harness.pass('20s');
    expect(harness.sentTo(phone)).toEqual([]);
  });

  test('the kill switch while it is written: nothing is sent, a person has it', async () => {
    const phone = '5511900000919';
    const slow = later<GivenAnswer>();
    const conversation = await beingAnswered(phone, () => slow.promise);
    await useAutomation({ knowledge, enabled: false });
    slow.resolve(fromKnowledge('Sim, em 3 dias.'));
    const decided = await harness.until(phone, isDecided, 'held back');
    expect(decided.control.holder.kind).toBe('human');
    expect((await codesOf(conversation)).at(-1)).toBe('humanReplies: held.automationOff');
    expect(harness.sentTo(phone)).toEqual([]);
  });

  test('the buyer writes on while it is written: that answer is not sent, the whole is decided anew', async () => {
    const phone = '5511900000920';
    const slow = later<GivenAnswer>();
    await beingAnswered(phone, () => slow.promise);
    model.understoods.push(() => understoodAs('complaint'));
    await harness.buyerWrites(phone, 'Aliás, o último veio quebrado e ninguém responde');
    slow.resolve(fromKnowledge('Sim, em 3 dias.'));
    await harness.pass('6s');
    const decided = await harness.until(phone, isDecided, 'decided anew');
    expect(decided.control.holder.kind).toBe('human');
    expect(harness.sentTo(phone)).toEqual([]);
  });

  test('as a draft it waits for a person, who has the conversation', async () => {
    const phone = '5511900000921';
    await useAutomation({ knowledge: { ...knowledge, mode: 'draft' } });
    const conversation = await beingAnswered(phone, () => fromKnowledge('Sim, em 3 dias.'));
    const decided = await harness.until(phone, isDecided, 'drafted');
    expect(decided.control.holder.kind).toBe('human');
    expect(await harness.store.drafts.findOne({ conversationId: conversation._id })).toMatchObject({
      ...{ state: 'open', by: 'knowledge', text: 'Sim, em 3 dias.', sources: [delivery] },
    });
    expect(harness.sentTo(phone)).toEqual([]);
  });
});
