import { DateTime } from 'luxon';
import type { Context, ContextMessage, MemberState, MoreContext } from '../../src/core/contextualize/context';
import type { AgentId, TeamId } from '../../src/core/ids';
import type { Rules } from '../../src/core/rules/rules';
import { postpones } from '../../src/core/route/postpones';
import { understandTurn } from '../../src/core/understanding/understandTurn';
import { addWorkingMinutes } from '../../src/core/workingTime/workingTime';

const zone = 'Europe/Madrid';
const minuteMs = 60_000;
const days: Readonly<Record<string, string>> = { Tuesday: '2026-11-24', Saturday: '2026-11-28', holiday: '2026-12-08' };

/** What a line of the table is decided from. */
export interface Case {
  readonly context: Context;
  readonly rules: Rules;
}

type Change = (draft: Case) => Case;

const inContext =
  (change: Partial<Context>): Change =>
  (draft) => ({ ...draft, context: { ...draft.context, ...change } });
const inMore =
  (change: Partial<MoreContext>): Change =>
  (draft) => ({ ...draft, context: { ...draft.context, more: { ...draft.context.more!, ...change } } });
const inControl =
  (change: Partial<Context['control']>): Change =>
  (draft) =>
    inContext({ control: { ...draft.context.control, ...change } })(draft);
const inHistory =
  (change: Partial<Context['history']>): Change =>
  (draft) =>
    inContext({ history: { ...draft.context.history, ...change } })(draft);
const said =
  (message: Partial<ContextMessage>): Change =>
  (draft) =>
    inContext({ turn: { ...draft.context.turn, messages: [{ ...draft.context.turn.messages[0]!, ...message }] } })(
      draft,
    );
const member =
  (name: string, change: Partial<MemberState>): Change =>
  (draft) =>
    inMore({ people: draft.context.more!.people.map((one) => (one.name === name ? { ...one, ...change } : one)) })(
      draft,
    );
const together =
  (...changes: Change[]): Change =>
  (draft) =>
    changes.reduce((done, change) => change(done), draft);

const ourAnswer = (text: string): Change =>
  together((draft) => {
    const atMs = draft.context.nowMs - 10 * minuteMs;
    return together(
      inHistory({
        ...{ inboundCount: 2, outboundCount: 1, lastOutboundAtMs: atMs },
        ...{ lastOutboundAuthor: 'businessApp', lastOutboundText: text },
      }),
      inMore({ exchanges: [{ by: 'businessApp', text, atMs }] }),
    )(draft);
  });

const answeredByAutomation: Change = (draft) =>
  together(
    ourAnswer('Thank you! We will see.'),
    inHistory({ lastOutboundAuthor: 'automation', automationAnswersInRow: 1 }),
    inMore({
      exchanges: [{ by: 'automation', text: 'Thank you! We will see.', atMs: draft.context.nowMs - 10 * minuteMs }],
    }),
  )(draft);

const situations: Readonly<Record<string, Change>> = {
  'new buyer': (draft) => draft,
  'we answered': ourAnswer('It is 1,200 euros, delivery included.'),
  'we asked': (draft) =>
    together(
      ourAnswer('Shall we reserve it for you?'),
      inMore({
        openQuestions: {
          ours: { text: 'Shall we reserve it for you?', atMs: draft.context.nowMs - 10 * minuteMs },
          theirs: null,
        },
      }),
    )(draft),
  'said the same, answered': (draft) => {
    const { nowMs, turn } = draft.context;
    const text = turn.messages[0]?.text ?? '';
    const answer = { by: 'businessApp', text: 'It is 1,200 euros.', atMs: nowMs - 20 * minuteMs } as const;
    return together(
      ourAnswer(answer.text),
      inMore({ exchanges: [answer, { by: 'buyer', text, atMs: nowMs - 30 * minuteMs }] }),
    )(draft);
  },
  'automation answered once': answeredByAutomation,
  'automation answered the same': (draft) =>
    together(
      answeredByAutomation,
      (before) => ({
        ...before,
        rules: { ...before.rules, automation: { ...before.rules.automation, maxAnswersInRow: 5 } },
      }),
      inMore({
        earlierDecisions: [
          {
            outcome: 'automationReplies',
            codes: ['intent.price'],
            intent: 'price',
            atMs: draft.context.nowMs - 12 * minuteMs,
            overruled: false,
          },
        ],
      }),
    )(draft),
  'question open': (draft) => {
    const sinceMs = draft.context.nowMs - 20 * minuteMs;
    return together(
      inHistory({ inboundCount: 2 }),
      inContext({ wait: { sinceMs, dueAtMs: addWorkingMinutes(draft.rules.hours![0]!, sinceMs, 60) } }),
      inControl({ holder: { kind: 'human', assignee: null, team: 'sales' as TeamId } }),
    )(draft);
  },
  'Luis has it': together(
    ourAnswer('It is 1,200 euros.'),
    inControl({ holder: { kind: 'human', assignee: 'luis' as AgentId, team: 'sales' as TeamId } }),
  ),
  'Luis is the owner': inContext({ contact: { isNew: false, ownerId: 'luis', language: null } }),
  'Tom answered last': together(
    ourAnswer('See you on Thursday.'),
    inMore({ lastAnswer: { by: 'agent', agent: 'tom', tookMs: 60_000 } }),
  ),
  'Luis away': (draft) => member('luis', { awayUntilMs: draft.context.nowMs + 600 * minuteMs })(draft),
  'Ana away': (draft) => member('ana', { awayUntilMs: draft.context.nowMs + 600 * minuteMs })(draft),
  'Omar away': (draft) => member('omar', { awayUntilMs: draft.context.nowMs + 600 * minuteMs })(draft),
  'Ana full': member('ana', { load: 10 }),
  paused: (draft) =>
    inControl({
      paused: { untilMs: draft.context.nowMs + 60 * minuteMs, by: 'ana', noteId: null, tookFromAutomation: false },
    })(draft),
  'opted out': inControl({ optedOut: true }),
  'window closed': (draft) => inContext({ window: { closesAtMs: draft.context.nowMs - minuteMs } })(draft),
  'deal in negotiation': inContext({ deal: { stage: 'negotiation', value: 4000 } }),
  'deals worth 80000': inMore({ customer: { value: 80_000, openDeals: 1 } }),
  'answered on the phone': (draft) =>
    together(
      ourAnswer('We open at nine.'),
      inContext({ turn: { ...draft.context.turn, answeredOnPhone: true } }),
    )(draft),
  'automation switched off': (draft) => ({
    ...draft,
    rules: { ...draft.rules, automation: { ...draft.rules.automation, enabled: false } },
  }),
  'a photo': said({ type: 'image' }),
  'a voice message': said({ type: 'audio', text: null }),
  'a reaction': said({ type: 'reaction', text: '👍' }),
  'a sticker': said({ type: 'sticker', text: null }),
  'taken back': said({ revoked: true }),
  'an order from the catalogue': said({ type: 'order', text: null }),
};

/** The context of one line: `Tuesday 10:00` unless a day is named first. Throws for words the table does not know. */
export function caseOf(situation: readonly string[], text: string, rules: Rules): Case {
  const time = /^(\w+) (\d\d:\d\d)$/;
  const when = situation.map((part) => time.exec(part)).find((found) => found !== null && found[1]! in days);
  const nowMs = DateTime.fromISO(`${days[when?.[1] ?? 'Tuesday']}T${when?.[2] ?? '10:00'}`, { zone }).toMillis();
  const start: Case = { rules, context: contextOf(text, nowMs, rules) };
  return situation
    .filter((part) => !(time.test(part) && part.split(' ')[0]! in days))
    .reduce((draft, part) => {
      const change = situations[part];
      if (!change) throw new Error(`No situation is called "${part}".`);
      return change(draft);
    }, start);
}

function contextOf(text: string, nowMs: number, rules: Rules): Context {
  return {
    nowMs,
    turn: {
      messages: [{ type: 'text', text, atMs: nowMs }],
      understanding: understandTurn(text === '' ? [] : [text], { nowMs, timeZone: zone, language: null }),
    },
    contact: null,
    deal: null,
    control: {
      ...{ state: 'open', holder: { kind: 'nobody' }, paused: null },
      ...{ optedOut: false, snoozedUntilMs: null, ownRules: null },
    },
    history: {
      ...{
        inboundCount: 1,
        outboundCount: 0,
        lastOutboundAtMs: null,
        lastOutboundAuthor: null,
        lastOutboundText: null,
      },
      ...{ automationAnswersInRow: 0, meanAnswerMs: null },
    },
    wait: null,
    window: { closesAtMs: nowMs + 24 * 60 * minuteMs },
    more: {
      ...(postpones([{ type: 'text', text, atMs: nowMs }]) ? { putsOff: true } : {}),
      ...{ accountId: 'acc_1', companyId: null, customer: { value: null, openDeals: 0 } },
      buyer: {
        timeZone: zone,
        timeZoneFrom: 'phone',
        country: 'ES',
        localTime: DateTime.fromMillis(nowMs, { zone }).toFormat("yyyy-MM-dd'T'HH:mm"),
      },
      ...{ exchanges: [], openQuestions: { ours: null, theirs: null }, inquiries: [], otherConversations: [] },
      ...{ lastAnswer: null, adEntry: null, priceClass: 'service', earlierDecisions: [] },
      people: (rules.people?.members ?? []).map(({ name }) => ({
        name,
        load: 0,
        awayUntilMs: null,
        lastAssignedAtMs: null,
      })),
    },
  };
}
