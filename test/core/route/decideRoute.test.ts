import type { Context } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { Rules } from '../../../src/core/rules/rules';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { context, heldByMaria, hours, minutes, now, pausedUntil, rules } from '../given';

const understood = (change: Partial<Understanding>): Partial<Context['turn']> => ({
  understanding: { language: 'pt', intent: 'other', asks: false, urgent: false, ...change },
});
const message = (type: Context['turn']['messages'][number]['type'], text: string | null = null) => ({
  messages: [{ type, text, atMs: now }],
});
const answeredBefore = { history: { outboundCount: 3 } };
const openWait = { sinceMs: now - minutes(50), dueAtMs: now + minutes(10) };

describe.each<[string, string, Context, Rules]>([
  ['optOut', '"Sair"', context({}, understood({ intent: 'optOut' })), rules()],
  [
    'optIn',
    'who opted out writes "Começar"',
    context({ control: { optedOut: true } }, understood({ intent: 'optIn' })),
    rules(),
  ],
  ['nothingAsked', 'a heart on our message', context({}, { ...message('reaction', '❤️'), ...understood({}) }), rules()],
  ['nothingAsked', 'the chat is opened, nothing written', context({}, message('requestWelcome')), rules()],
  ['closing', '"Obrigada!" after our answer', context(answeredBefore, understood({ intent: 'closing' })), rules()],
])('no reply, because %s: %s', (code, _, facts, general) => {
  test('is decided', () => {
    expect(decideRoute(facts, general)).toMatchObject({ outcome: 'noReply', reasons: [{ code }] });
  });
});

describe.each<[string, string, Context, Rules]>([
  ['humanHolds', 'Maria has it', context({ control: { holder: heldByMaria } }), rules()],
  ['paused', 'a supervisor paused it', context({ control: { paused: pausedUntil(now + hours(2)) } }), rules()],
  ['automationOff', 'the kill switch', context(), rules({ automation: { enabled: false } })],
  [
    'automationOff',
    'switched off for this buyer only',
    context({ control: { ownRules: { automation: { enabled: false } } } }),
    rules(),
  ],
  ['optedOut', 'who opted out asks a price', context({ control: { optedOut: true } }), rules()],
  ['contentNotAvailable', 'a poll that WhatsApp passes on to nobody', context({}, message('unsupported')), rules()],
  ['contentNotAvailable', 'a type of next year', context({}, message('unknown')), rules()],
  ['contentNeedsPerson', 'a voice note', context({}, { ...message('audio'), ...understood({}) }), rules()],
  [
    'contentNeedsPerson',
    'a photo and "oi"',
    context(
      {},
      {
        messages: [...message('image').messages, ...message('text', 'oi').messages],
        ...understood({ intent: 'greeting' }),
      },
    ),
    rules(),
  ],
  [
    'contentNeedsPerson',
    'a cart with "hi"',
    context({}, { ...message('order', 'hi'), ...understood({ intent: 'greeting' }) }),
    rules(),
  ],
  ['asksForPerson', '"Quero falar com um atendente"', context({}, understood({ intent: 'person' })), rules()],
  ['urgentNeedsPerson', '"Preço, urgente!"', context({}, understood({ intent: 'price', urgent: true })), rules()],
  ['answeredEnough', 'automation has just answered', context({ history: { automationAnswersInRow: 1 } }), rules()],
  ['windowClosed', 'a backlog of yesterday', context({ window: { closesAtMs: now } }), rules()],
  ['windowClosed', 'no window at all', context({ window: null }), rules()],
  ['noAnswer', 'nobody knows what it means', context({}, understood({})), rules()],
  ['noAnswer', 'a thank-you as the first word ever', context({}, understood({ intent: 'closing' })), rules()],
  [
    'noAnswer',
    'a thank-you while a question waits',
    context({ ...answeredBefore, wait: openWait }, understood({ intent: 'closing' })),
    rules(),
  ],
])('a person replies, because %s: %s', (code, _, facts, general) => {
  test('is decided, with a due time', () => {
    const decision = decideRoute(facts, general);
    expect(decision.outcome).toBe('humanReplies');
    expect(decision.reasons[0]?.code).toBe(code);
    expect(decision.reasons[1]?.code).toMatch(/^(urgent|replyTarget)$/);
  });
});

test('a photo of the receipt with "obrigado" under it is no closing: somebody looks', () => {
  const receipt = context(answeredBefore, { ...message('image', 'Obrigado'), ...understood({ intent: 'closing' }) });
  expect(decideRoute(receipt, rules()).outcome).toBe('humanReplies');
});

test('who opted out hears from us again after saying so', () => {
  const back = decideRoute(context({ control: { optedOut: true } }, understood({ intent: 'optIn' })), rules());
  expect(back).toMatchObject({ outcome: 'noReply', optedOut: false });
  expect(decideRoute(context({}, understood({ intent: 'optOut' })), rules())).toMatchObject({ optedOut: true });
});
