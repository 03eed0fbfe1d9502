import type { Context } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { RoutingRule } from '../../../src/core/rules/people';
import type { Rules } from '../../../src/core/rules/rules';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { heldByMaria, hours, minutes, now, rules } from '../given';
import { fullContext, state, withPeople } from '../assign/given';

const turn = (change: Partial<Understanding>): Partial<Context['turn']> => ({
  understanding: { language: 'pt', intent: 'other', asks: true, urgent: false, ...change },
});
const routed = (routing: readonly RoutingRule[], change: Partial<Rules> = {}) => ({ ...rules(), routing, ...change });
const codes = (facts: Context, general: Rules) => decideRoute(facts, general).reasons.map(({ code }) => code);
const urgent: RoutingRule = { name: 'Urgent', when: 'turn.urgent', then: { replyWithinMinutes: 5 } };

describe('routing rules', () => {
  const vip: RoutingRule = {
    name: 'VIP',
    when: 'customer.value > 1000.0',
    then: { team: 'gold', replyWithinMinutes: 10 },
  };
  const rich = fullContext({}, turn({}), { customer: { value: 5000, openDeals: 1 } });

  test('the first that holds decides what it names, and later ones what it left open', () => {
    const general = routed([
      vip,
      { name: 'Others', when: 'true', then: { team: 'sales', replyWithinMinutes: 90, automation: 'never' } },
    ]);
    const decision = decideRoute(rich, general);
    expect(decision).toMatchObject({ outcome: 'humanReplies', team: 'gold', dueAtMs: now + minutes(10) });
    expect(decision.reasons.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'The routing rule "VIP" holds: team gold, reply within 10 minutes.',
        'The routing rule "Others" holds: automation: never.',
      ]),
    );
    expect(decideRoute(fullContext({}, turn({})), general)).toMatchObject({ team: 'sales' });
  });

  test('its target goes before the urgent and the general one', () => {
    const facts = fullContext({}, turn({ urgent: true }));
    expect(decideRoute(facts, routed([urgent]))).toMatchObject({ dueAtMs: now + minutes(5) });
    expect(decideRoute(facts, routed([{ ...urgent, then: { replyWithinMinutes: 200 } }]))).toMatchObject({
      dueAtMs: now + minutes(200),
    });
  });

  test('a person has it: automation drafts on, and sends nothing', () => {
    const asked = turn({ intent: 'price', confidence: 0.9 });
    const held = fullContext({ control: { holder: heldByMaria } }, asked);
    const general = rules();
    const draft = { ...general, automation: { ...general.automation, modes: { price: 'draft' as const } } };
    expect(decideRoute(held, draft)).toMatchObject({ outcome: 'automationReplies', mode: 'draft' });
    expect(codes(held, general)[0]).toBe('humanHolds');
    expect(decideRoute(held, general).outcome).toBe('humanReplies');
  });

  test('the clock begins when the buyer wrote, however late it is decided', () => {
    const late = [{ type: 'text' as const, text: 'Oi', atMs: now - hours(3) }];
    const facts = fullContext({}, { ...turn({}), messages: late });
    const target = rules().reply.targetMinutes;
    expect(decideRoute(facts, rules())).toMatchObject({ dueAtMs: now - hours(3) + minutes(target) });
    const wait = { sinceMs: now - hours(4), dueAtMs: now + hours(9) };
    expect(decideRoute({ ...facts, wait }, rules())).toMatchObject({ dueAtMs: now + minutes(target) });
  });

  test('may say that no reply is needed, or that one is, but never about what still waits', () => {
    const chatter: RoutingRule = { name: 'Chatter', when: 'turn.intent == "chatter"', then: { replyNeeded: false } };
    const laughs = turn({ intent: 'chatter' });
    expect(codes(fullContext({}, laughs), routed([chatter]))[0]).toBe('routingRule');
    const wait = { sinceMs: now - hours(1), dueAtMs: now + minutes(5) };
    expect(decideRoute(fullContext({ wait }, laughs), routed([chatter])).outcome).toBe('humanReplies');
    const thanks = fullContext({ history: { outboundCount: 1 } }, turn({ intent: 'closing', asks: false }));
    const always: RoutingRule = { name: 'All', when: 'true', then: { replyNeeded: true } };
    expect(decideRoute(thanks, routed([always])).outcome).toBe('humanReplies');
    expect(decideRoute(fullContext({}, turn({ intent: 'optOut' })), routed([always])).outcome).toBe('noReply');
  });

  test('a condition that fails is told and does not hold', () => {
    const broken: RoutingRule = { name: 'Broken', when: 'turn.intent ==', then: { team: 'gold' } };
    expect(decideRoute(rich, routed([broken])).reasons.map(({ code }) => code)).toContain('routingRuleFailed');
    expect(decideRoute(rich, routed([broken, vip]))).toMatchObject({ team: 'gold' });
  });

  test('name an agent who gets it when they can, else whoever of the usual team can', () => {
    const people = withPeople([{ name: 'maria' }, { name: 'joao' }], [{ name: 'sales', members: ['maria'] }]);
    const general = {
      ...people,
      reply: { ...people.reply, team: 'sales' },
      routing: [{ name: 'Joao', when: 'true', then: { agent: 'joao' } }],
    };
    const given = (away: boolean) => [state('maria'), state('joao', { awayUntilMs: away ? now + 1 : null })];
    expect(decideRoute(fullContext({}, turn({}), { people: given(false) }), general)).toMatchObject({
      assignee: 'joao',
      team: null,
    });
    expect(decideRoute(fullContext({}, turn({}), { people: given(true) }), general)).toMatchObject({
      assignee: 'maria',
      team: 'sales',
    });
  });
});

describe('what automation does', () => {
  const price = { intent: 'price', confidence: 0.9 } as const;
  const decide = (understood: Partial<Understanding>, change: Partial<Rules['automation']> = {}, more = {}) =>
    decideRoute(fullContext({}, turn(understood), more), {
      ...rules(),
      automation: { ...rules().automation, ...change },
    });
  const complaint = [{ intent: 'complaint', texts: { en: 'We are sorry.' } }];
  const knowledge = { mode: 'send', intents: ['delivery', 'price'] } as const;

  test.each<[string, string, ReturnType<typeof decide>]>([
    ['sure of it', 'intent.price', decide(price)],
    ['not sure enough', 'notSure', decide({ ...price, confidence: 0.5 })],
    ['sure enough for these rules', 'intent.price', decide({ ...price, confidence: 0.5 }, { leastConfidence: 0.4 })],
    ['angry', 'angry', decide({ ...price, sentiment: 'angry' })],
    ['a complaint, by default', 'automationNever', decide({ ...price, intent: 'complaint' }, { answers: complaint })],
    [
      'a complaint, when the rules allow it',
      'intent.complaint',
      decide({ ...price, intent: 'complaint' }, { answers: complaint, modes: { complaint: 'send' } }),
    ],
    ['a price, forbidden', 'automationNever', decide(price, { modes: { price: 'never' } })],
    [
      'a person asked for beside',
      'asksForPerson',
      decide({ ...price, intents: [{ intent: 'person', confidence: 0.8 }] }),
    ],
    [
      'a complaint beside',
      'automationNever',
      decide({ ...price, intents: [{ intent: 'complaint', confidence: 0.8 }] }),
    ],
    [
      'more than the answer says',
      'asksSeveral',
      decide({ ...price, intents: [{ intent: 'delivery', confidence: 0.8 }] }),
    ],
    ['a greeting beside', 'intent.price', decide({ ...price, intents: [{ intent: 'greeting', confidence: 0.9 }] })],
    ['known', 'knowledge', decide({ ...price, intent: 'delivery' }, { knowledge })],
    [
      'more than the answer says, but known',
      'knowledge',
      decide({ ...price, intents: [{ intent: 'delivery', confidence: 0.8 }] }, { knowledge }),
    ],
    ['not known', 'noAnswer', decide({ ...price, intent: 'documents' }, { knowledge })],
  ])('%s: %s', (_, code, decision) => expect(decision.reasons[0]?.code).toBe(code));

  test('a draft may leave out what else was asked: whoever approves it sees that', () => {
    const beside = { ...price, intents: [{ intent: 'delivery', confidence: 0.8 } as const] };
    expect(decide(beside, { modes: { price: 'draft' } }).outcome).toBe('automationReplies');
  });

  test('a draft is a person’s answer: it is written however often automation has answered', () => {
    const context = fullContext({ history: { automationAnswersInRow: 3 } }, turn(price));
    const general = rules();
    const draft = { ...general, automation: { ...general.automation, modes: { price: 'draft' as const } } };
    expect(decideRoute(context, draft)).toMatchObject({ outcome: 'automationReplies', mode: 'draft' });
    expect(decideRoute(context, general)).toMatchObject({
      ...{
        outcome: 'humanReplies',
        reasons: expect.arrayContaining([{ code: 'answeredEnough', text: expect.anything() }]),
      },
    });
  });

  test('an answer that names what is not known is not sent, and it is said what is missing', () => {
    const answers = [{ intent: 'price', texts: { en: 'Hello {name}, ask for {reference}.' } }];
    const { outcome, reasons } = decide(price, { answers });
    expect(outcome).toBe('humanReplies');
    expect(reasons.find(({ code }) => code === 'answerNotFilled')?.text).toContain('reference');
  });

  test('a draft is with a person, who is named', () => {
    expect(decide(price, { modes: { price: 'draft' } })).toMatchObject({
      ...{ outcome: 'automationReplies', mode: 'draft', people: { assignee: null } },
      text: expect.stringContaining('preço'),
    });
    expect(decide({ ...price, intent: 'delivery' }, { knowledge: { ...knowledge, mode: 'draft' } })).toMatchObject({
      ...{ mode: 'draft', text: null },
    });
  });

  describe('an answer with places to fill', () => {
    const answering = (text: string, contact: { name?: string; ownerId: string | null }) => {
      const answers = [{ intent: 'price', texts: { en: text } }];
      const entities = [{ kind: 'reference', text: 'no. A-7', value: 'A-7' }] as const;
      const facts = fullContext(
        { contact: { isNew: false, language: null, ...contact } },
        turn({ ...price, entities }),
      );
      return decideRoute(facts, { ...rules(), automation: { ...rules().automation, answers } });
    };
    test('says what is known', () => {
      expect(answering('{name}, {agent} sees to {reference}.', { name: '莉', ownerId: 'li' })).toMatchObject({
        text: '莉, li sees to A-7.',
      });
    });
    test.each(['{name}?', 'Hello {agent}', 'Back {opensAt}', 'On {date}', 'Team {team}'])(
      '"%s" is not sent when that is not known',
      (text) => expect(answering(text, { ownerId: null }).reasons[0]?.code).toBe('answerNotFilled'),
    );
  });

  describe('never twice to the same question', () => {
    const earlier = (change = {}) => ({
      earlierDecisions: [
        {
          outcome: 'automationReplies',
          codes: ['intent.price'],
          intent: 'price',
          atMs: now - hours(2),
          overruled: false,
          ...change,
        },
      ],
    });
    test.each<[string, string, ReturnType<typeof decide>]>([
      ['within a day', 'answeredBefore', decide(price, {}, earlier())],
      ['a day later', 'intent.price', decide(price, {}, earlier({ atMs: now - hours(25) }))],
      ['to another question', 'intent.price', decide(price, {}, earlier({ intent: 'greeting' }))],
      [
        'but for a person who answered in between',
        'intent.price',
        decide(price, {}, { ...earlier(), exchanges: [{ by: 'businessApp', text: 'Oi', atMs: now - hours(1) }] }),
      ],
    ])('%s', (_, code, decision) => expect(decision.reasons[0]?.code).toBe(code));
  });
});
