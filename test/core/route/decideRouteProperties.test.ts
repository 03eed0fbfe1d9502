import fc from 'fast-check';
import type { Context } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import { anyControl, context, hours, minutes, now, rules } from '../given';

const texts = ['Oi', 'Quanto custa?', 'STOP', 'ありがとう', '¿Cuánto cuesta?', '👍', null];
const types = ['text', 'image', 'audio', 'reaction', 'order', 'unsupported', 'button', 'edit', 'sticker'] as const;

const parts = ['holder', 'paused', 'optedOut', 'window', 'answers', 'intent', 'messages', 'own'] as const;

/** Mostly a first price question that automation may answer, with one or two things different; sometimes everything is. */
const anyContext: fc.Arbitrary<Context> = fc
  .record({
    differs: fc.oneof(fc.subarray([...parts], { maxLength: 2 }), fc.constant([...parts])),
    control: anyControl,
    ownEnabled: fc.option(fc.boolean()),
    intent: fc.constantFrom('price', 'greeting', 'closing', 'optOut', 'optIn', 'person', 'other' as const),
    language: fc.option(fc.constantFrom('pt', 'hi', 'xx')),
    urgent: fc.boolean(),
    messages: fc.array(
      fc.record({ type: fc.constantFrom(...types), text: fc.constantFrom(...texts), atMs: fc.constant(now) }),
      { maxLength: 4 },
    ),
    outboundCount: fc.nat({ max: 3 }),
    automationAnswersInRow: fc.nat({ max: 2 }),
    waitLeft: fc.option(fc.integer({ min: -90, max: 90 })),
    windowLeft: fc.option(fc.integer({ min: -2, max: 24 })),
  })
  .map((all) => {
    const plain = context();
    const differs = (part: (typeof parts)[number]) => all.differs.includes(part);
    return {
      ...all,
      control: {
        ...all.control,
        ...(differs('holder') ? {} : { holder: plain.control.holder }),
        ...(differs('paused') ? {} : { paused: null }),
        ...(differs('optedOut') ? {} : { optedOut: false }),
      },
      ...(differs('window') ? {} : { windowLeft: 2 }),
      ...(differs('answers') ? {} : { automationAnswersInRow: 0 }),
      ...(differs('intent') ? {} : { intent: 'price' as const, urgent: false }),
      ...(differs('messages') ? {} : { messages: plain.turn.messages }),
      ...(differs('own') ? {} : { ownEnabled: null }),
    };
  })
  .map((some) =>
    context(
      {
        control: {
          ...some.control,
          ownRules: some.ownEnabled === null ? null : { automation: { enabled: some.ownEnabled } },
        },
        history: { outboundCount: some.outboundCount, automationAnswersInRow: some.automationAnswersInRow },
        wait: some.waitLeft === null ? null : { sinceMs: now - hours(1), dueAtMs: now + minutes(some.waitLeft) },
        window: some.windowLeft === null ? null : { closesAtMs: now + hours(some.windowLeft) },
      },
      {
        messages: some.messages,
        understanding: { language: some.language, intent: some.intent, asks: false, urgent: some.urgent },
      },
    ),
  );
const anyRules = fc.boolean().map((enabled) => rules({ automation: { enabled } }));

const check = (holds: (facts: Context, decision: ReturnType<typeof decideRoute>, enabled: boolean) => void) =>
  fc.assert(
    fc.property(anyContext, anyRules, (facts, general) =>
      holds(facts, decideRoute(facts, general), general.automation.enabled),
    ),
    { numRuns: 1500 },
  );

test('the same facts under the same rules decide the same, also after a way through storage', () => {
  fc.assert(
    fc.property(anyContext, anyRules, (facts, general) => {
      const stored = JSON.parse(JSON.stringify({ facts, general })) as { facts: Context; general: typeof general };
      expect(decideRoute(stored.facts, stored.general)).toEqual(decideRoute(facts, general));
    }),
  );
});

test('the properties below are about something: automation replies often, and so do people', () => {
  const outcomes = fc.sample(anyContext, 300).map((facts) => decideRoute(facts, rules()).outcome);
  for (const outcome of ['automationReplies', 'humanReplies', 'noReply'])
    expect(outcomes.filter((each) => each === outcome).length).toBeGreaterThan(5);
});

test('automation never replies when a person holds, while paused, after an opt-out, outside the window or switched off', () => {
  check((facts, decision, enabled) => {
    if (decision.outcome !== 'automationReplies') return;
    expect(facts.control.holder.kind).not.toBe('human');
    expect(facts.control.paused).toBeNull();
    expect(facts.control.optedOut && decision.optedOut !== false).toBe(false);
    expect(facts.window?.closesAtMs).toBeGreaterThan(now);
    expect(enabled && facts.control.ownRules?.automation?.enabled !== false).toBe(true);
    expect(facts.history.automationAnswersInRow).toBeLessThan(1);
    expect(typeof decision.text === 'string' && decision.text !== '').toBe(true);
  });
});

test('a due time is never later than that of the open wait, nor than the target', () => {
  check((facts, decision) => {
    if (decision.outcome === 'noReply') return;
    expect(decision.dueAtMs).toBeLessThanOrEqual(facts.wait?.dueAtMs ?? Infinity);
    expect(decision.dueAtMs).toBeLessThanOrEqual(now + minutes(facts.turn.understanding.urgent ? 15 : 60));
  });
});

test('a reply is only ever left out for a reason on the list, and what was not seen is never dismissed as a thank-you', () => {
  check((facts, decision) => {
    if (decision.outcome !== 'noReply') return;
    const [why] = decision.reasons;
    expect(['optOut', 'optIn', 'nothingAsked', 'closing']).toContain(why?.code);
    if (why?.code === 'closing') expect(facts.turn.messages.map(({ type }) => type)).not.toContain('unsupported');
  });
});

test('every decision says why, in codes and sentences', () => {
  check((_, decision) => {
    expect(decision.reasons.length).toBeGreaterThan(0);
    for (const { code, text } of decision.reasons) {
      expect(code).toMatch(/^[a-z][A-Za-z.]+$/);
      expect(text).toMatch(/\.$/);
    }
  });
});
