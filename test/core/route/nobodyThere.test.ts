import type { Context } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { Rules } from '../../../src/core/rules/rules';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { agent, context, heldByMaria, hours, minutes, now, rules } from '../given';
import { fullContext, office, state, withPeople } from '../assign/given';

const turn = (change: Partial<Understanding>): Partial<Context['turn']> => ({
  understanding: { language: 'pt', intent: 'other', asks: true, urgent: false, ...change },
});

describe('when nobody is there', () => {
  const absenceTexts = { en: 'Back {opensAt}.', pt: 'Voltamos {opensAt}.' };
  const people = withPeople([{ name: 'maria', hours: 'office' }]);
  const general: Rules = { ...people, reply: { ...people.reply, hours: 'office', absenceTexts } };
  const night = Date.parse('2026-03-10T23:00:00Z');
  const atNight = (
    change: Parameters<typeof fullContext>[0] = {},
    more: Parameters<typeof fullContext>[2] = {},
    asked = turn({}),
  ) =>
    fullContext({ nowMs: night, window: { closesAtMs: night + hours(20) }, ...change }, asked, {
      people: [state('maria')],
      ...more,
    });

  test('the clock runs from the hour they are back, and the buyer is told so at their own hour', () => {
    const decision = decideRoute(atNight(), general);
    expect(decision).toMatchObject({ outcome: 'humanReplies', assignee: null });
    expect(decision).toMatchObject({
      dueAtMs: Date.parse('2026-03-11T13:00:00Z'),
      absenceText: 'Voltamos quarta-feira, 09:00.',
    });
    const reasons = decision.reasons.map(({ code }) => code);
    expect(reasons).toContain('nobodyThere');
    expect(reasons).toContain('absenceTold');
    const tokyo = { timeZone: 'Asia/Tokyo', timeZoneFrom: 'phone', country: 'JP', localTime: '' } as const;
    const there = decideRoute(atNight({}, { buyer: tokyo }, turn({ language: 'ja' })), general);
    expect(there).toMatchObject({ absenceText: 'Back Wednesday, 21:00.' });
  });

  test('once per wait', () => {
    const wait = { sinceMs: night - hours(1), dueAtMs: night + hours(20) };
    const told = (atMs: number) => ({
      earlierDecisions: [{ outcome: 'humanReplies', codes: ['absenceTold'], intent: null, atMs, overruled: false }],
    });
    expect(decideRoute(atNight({ wait }, told(night - minutes(30))), general)).not.toHaveProperty('absenceText');
    expect(decideRoute(atNight({ wait }, told(night - hours(30))), general)).toHaveProperty('absenceText');
    expect(decideRoute(atNight({ wait }), general)).toHaveProperty('absenceText');
  });

  test.each<[string, Context, Rules]>([
    ['the rules hold no text', atNight(), { ...general, reply: { ...general.reply, absenceTexts: {} } }],
    ['automation is off', atNight(), { ...general, automation: { ...general.automation, enabled: false } }],
    ['the buyer opted out', atNight({ control: { optedOut: true } }), general],
    [
      'automation is paused',
      atNight({ control: { paused: { untilMs: night + 1, by: 'x', noteId: null, tookFromAutomation: false } } }),
      general,
    ],
    ['the window is closed', atNight({ window: null }), general],
    ['nobody knows when they are back', atNight(), { ...general, hours: [{ ...office, days: {} }] }],
    ['somebody is there', fullContext({}, turn({}), { people: [state('maria')] }), general],
    ['somebody is there, but full', fullContext({}, turn({}), { people: [state('maria', { load: 99 })] }), general],
  ])('nothing is said when %s', (_, facts, given) => {
    const decision = decideRoute(facts, given);
    expect(decision.outcome).toBe('humanReplies');
    expect(decision).not.toHaveProperty('absenceText');
  });

  test('automation still answers what it may', () => {
    expect(decideRoute(atNight({}, {}, turn({ intent: 'price' })), general).outcome).toBe('automationReplies');
  });
});

describe('who has it', () => {
  const people = withPeople([{ name: 'maria' }, { name: 'joao' }]);
  const twoThere = [state('maria'), state('joao')];

  test('a person whom the rules do not know keeps what they took', () => {
    const facts = fullContext(
      { control: { holder: { kind: 'human', assignee: agent('boss'), team: null } } },
      turn({}),
      {
        people: twoThere,
      },
    );
    expect(decideRoute(facts, people)).toMatchObject({ assignee: 'boss' });
  });

  test('who has it keeps it; when they are away it goes to another, and it is said why', () => {
    const away = [state('maria', { awayUntilMs: now + 1 }), state('joao')];
    const held = (given: typeof twoThere) =>
      fullContext({ control: { holder: heldByMaria } }, turn({}), { people: given });
    expect(decideRoute(held(twoThere), people)).toMatchObject({ assignee: 'maria' });
    const decision = decideRoute(held(away), people);
    expect(decision).toMatchObject({ assignee: 'joao' });
    expect(decision.reasons.map(({ text }) => text)).toContain('maria has the conversation already, but is away.');
  });

  test('without people in the rules, or in contexts of before, it is as before', () => {
    const owned = { contact: { isNew: false, ownerId: 'joao', language: null } };
    expect(decideRoute(fullContext(owned, turn({})), rules())).toMatchObject({ assignee: 'joao', team: null });
    expect(decideRoute(context(owned, turn({})), people)).toMatchObject({ assignee: 'joao', team: null });
    expect(decideRoute(context({}, turn({})), people)).not.toHaveProperty('told');
  });
});
