import type { Context } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { agent, context, everybodysQueue, heldByMaria, minutes, now, rules, salesQueue } from '../given';

const understood = (change: Partial<Understanding>): Partial<Context['turn']> => ({
  understanding: { language: 'pt', intent: 'other', asks: false, urgent: false, ...change },
});
const openWait = { sinceMs: now - minutes(50), dueAtMs: now + minutes(10) };

describe('automation replies', () => {
  test.each([
    ['pt', 'pt'],
    ['zh', 'zh'],
    ['sv', 'en'],
    [null, 'en'],
  ])('to a price question in %s with the text of %s', (language, textOf) => {
    const decision = decideRoute(context({}, understood({ intent: 'price', language })), rules());
    const text = rules().automation.answers.find(({ intent }) => intent === 'price')?.texts[textOf];
    expect(decision).toMatchObject({ outcome: 'automationReplies', text, optedOut: null });
    expect(decision.reasons.map(({ code }) => code)).toEqual(['intent.price', 'replyTarget']);
  });

  test("in the contact's language when the turn gives none away", () => {
    const facts = context(
      { contact: { isNew: false, ownerId: null, language: 'tr' } },
      understood({ intent: 'greeting', language: null }),
    );
    expect(decideRoute(facts, rules())).toMatchObject({ text: 'Merhaba! Size nasıl yardımcı olabiliriz?' });
  });

  test('no text in any language the buyer may read is no answer', () => {
    const onlyGerman = { intent: 'price', texts: { de: 'Welches Produkt?' } };
    const general = { ...rules(), automation: { ...rules().automation, answers: [onlyGerman] } };
    expect(decideRoute(context(), general).reasons[0]?.code).toBe('noAnswer');
  });

  test('the first fitting answer of the rules wins', () => {
    const answers = [1, 2].map((index) => ({ intent: 'price', texts: { en: `answer ${index}` } }));
    const general = { ...rules(), automation: { ...rules().automation, answers } };
    expect(decideRoute(context(), general)).toMatchObject({ text: 'answer 1' });
  });
});

describe('who and by when', () => {
  test.each([
    ['who holds it keeps it', { control: { holder: heldByMaria } }, 'maria', null],
    ['a queue keeps it too', { control: { holder: salesQueue } }, null, 'sales'],
    [
      "everybody's queue is not the owner's",
      { control: { holder: everybodysQueue }, contact: { isNew: false, ownerId: agent('joao'), language: null } },
      null,
      null,
    ],
    [
      "the contact's owner before the team",
      { contact: { isNew: false, ownerId: agent('joao'), language: null } },
      'joao',
      null,
    ],
    ['else the team of the rules', {}, null, 'front-desk'],
  ])('%s', (_, change, assignee, team) => {
    const decision = decideRoute(context(change, understood({})), rules({ reply: { team: 'front-desk' } }));
    expect(decision).toMatchObject({ outcome: 'humanReplies', assignee, team });
  });

  test('within the target; sooner when urgent', () => {
    expect(decideRoute(context(), rules())).toMatchObject({ dueAtMs: now + minutes(60) });
    const urgent = decideRoute(context({}, understood({ urgent: true })), rules());
    expect(urgent).toMatchObject({ dueAtMs: now + minutes(15), reasons: [{}, { code: 'urgent' }] });
  });

  test('writing again never puts an open wait off, and urgency brings it forward', () => {
    expect(decideRoute(context({ wait: openWait }), rules())).toMatchObject({ dueAtMs: openWait.dueAtMs });
    const late = { ...openWait, dueAtMs: now + minutes(40) };
    const urgent = decideRoute(context({ wait: late }, understood({ urgent: true })), rules());
    expect(urgent).toMatchObject({ dueAtMs: now + minutes(15) });
  });
});
