import type { Context } from '../contextualize/context';
import { inquiryOutcomes, topics } from '../inquiries/inquiry';
import { intents } from '../understanding/understanding';
import { weekdays } from './people';

/** What a field of the scope holds. Lists are short, texts at most what the context keeps of a turn. */
export type FieldType = 'string' | 'bool' | 'int' | 'double' | 'list<string>' | 'list<double>';

/** One field a condition may name: its type, what it says, and where it comes from. What is not known is `''`, `0`, `false` or `[]`. */
export interface ScopeField {
  readonly type: FieldType;
  readonly says: string;
  readonly from: (context: Context) => string | boolean | number | readonly string[] | readonly number[];
  /** The only values it has when it is known; left out where it can be anything. */
  readonly values?: readonly string[];
}

const string = (
  says: string,
  from: (context: Context) => string | null | undefined,
  values?: readonly string[],
): ScopeField => ({
  type: 'string',
  says,
  from: (context) => from(context) ?? '',
  ...(values === undefined ? {} : { values }),
});
const bool = (says: string, from: (context: Context) => boolean | undefined): ScopeField => ({
  type: 'bool',
  says,
  from: (context) => from(context) ?? false,
});
const int = (says: string, from: (context: Context) => number | null | undefined): ScopeField => ({
  type: 'int',
  says,
  from: (context) => Math.trunc(finite(from(context))),
});
const double = (says: string, from: (context: Context) => number | null | undefined): ScopeField => ({
  type: 'double',
  says,
  from: (context) => finite(from(context)),
});
const strings = (says: string, from: ScopeField['from'] & ((context: Context) => readonly string[])): ScopeField => ({
  type: 'list<string>',
  says,
  from,
});

const fileTypes: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'document']);
const minuteMs = 60_000;

/** Every variable and field a condition may name. The checker, the values and the documents are made from this one table. */
export const scopeFields = {
  turn: {
    intent: string(
      'The main thing the turn asks for, such as `price`; `other` when it is not sure.',
      intentOf,
      intents,
    ),
    intents: {
      ...strings('Everything it asks for, the main thing included.', intentsOf),
      values: intents,
    },
    confidence: double('How sure the intent is, 0 to 1.', ({ turn }) => turn.understanding.confidence),
    language: string('ISO 639-1; empty when it can’t be told.', ({ turn }) => turn.understanding.language),
    urgent: bool('The words say that it is urgent.', ({ turn }) => turn.understanding.urgent),
    asks: bool('It holds a question or a request.', ({ turn }) => turn.understanding.asks),
    sentiment: string('`angry`, `negative`, `neutral` or `positive`.', ({ turn }) => turn.understanding.sentiment, [
      'angry',
      'negative',
      'neutral',
      'positive',
    ]),
    text: string('What the buyer wrote, message by message, a line each.', textOf),
    lowerText: string('The same in lower case, for `contains`.', (context) => textOf(context).toLowerCase()),
    messageCount: int('How many messages it has.', ({ turn }) => turn.messages.length),
    types: strings('What its messages are: `text`, `image`, `order` …', ({ turn }) =>
      unique(turn.messages.map(({ type }) => type)),
    ),
    hasFile: bool('It has an image, a video, a recording or a document.', ({ turn }) =>
      turn.messages.some(({ type }) => fileTypes.has(type)),
    ),
    dates: strings('Days it names, `yyyy-mm-dd`.', ({ turn }) =>
      entitiesOf(turn, 'date', (entity) => (entity.kind === 'date' ? entity.day : '')),
    ),
    references: strings('Order and invoice numbers it names.', ({ turn }) =>
      entitiesOf(turn, 'reference', (entity) => (entity.kind === 'reference' ? entity.value : '')),
    ),
    emails: strings('E-mail addresses it names.', ({ turn }) =>
      entitiesOf(turn, 'email', (entity) => (entity.kind === 'email' ? entity.value : '')),
    ),
    quantities: {
      type: 'list<double>',
      says: 'Quantities it names.',
      from: ({ turn }) =>
        (turn.understanding.entities ?? []).flatMap((entity) => (entity.kind === 'quantity' ? [entity.amount] : [])),
    },
  },
  contact: {
    known: bool('The buyer is in the CRM.', ({ contact }) => contact !== null),
    isNew: bool('This is the first the buyer ever wrote.', ({ contact }) => contact?.isNew),
    ownerId: string('The agent who owns the contact.', ({ contact }) => contact?.ownerId),
    language: string('The language in the CRM, ISO 639-1.', ({ contact }) => contact?.language),
  },
  deal: {
    open: bool('The conversation is about an open deal.', ({ deal }) => deal !== null),
    stage: string('Its stage.', ({ deal }) => deal?.stage),
    value: double('Its value, as people entered it.', ({ deal }) => deal?.value),
  },
  customer: {
    value: double('Worth of all deals of the contact.', ({ more }) => more?.customer.value),
    openDeals: int('How many of them are open.', ({ more }) => more?.customer.openDeals),
  },
  company: {
    known: bool('The buyer’s company is in the CRM.', ({ more }) => more !== undefined && more.companyId !== null),
  },
  account: {
    id: string('The business number it came to, by its id under `/api/accounts`.', ({ more }) => more?.accountId),
  },
  conversation: {
    holder: string('`automation`, `human` or `nobody`.', ({ control }) => control.holder.kind, [
      'automation',
      'human',
      'nobody',
    ]),
    assignee: string('The agent who has it.', ({ control }) =>
      control.holder.kind === 'human' ? control.holder.assignee : '',
    ),
    waiting: bool('An earlier message still waits for its reply.', ({ wait }) => wait !== null),
    optedOut: bool('The buyer wants nothing automatic.', ({ control }) => control.optedOut),
  },
  history: {
    inboundCount: int('Messages of the buyer so far, these included.', ({ history }) => history.inboundCount),
    outboundCount: int('Messages of ours so far.', ({ history }) => history.outboundCount),
    automationAnswersInRow: int(
      'Our last answers that were automatic.',
      ({ history }) => history.automationAnswersInRow,
    ),
    lastAnswerBy: string('Who answered last: `automation`, `agent` or `businessApp`.', lastAnswerBy, [
      'automation',
      'agent',
      'businessApp',
    ]),
    lastAnswerAgent: string('The agent who answered last.', ({ more }) => more?.lastAnswer?.agent),
    minutesSinceLastAnswer: double('Since our last message; 0 when there is none.', ({ history, nowMs }) =>
      history.lastOutboundAtMs === null ? 0 : Math.max(0, nowMs - history.lastOutboundAtMs) / minuteMs,
    ),
    weAsked: bool('A question of ours is open.', ({ more }) => more !== undefined && more.openQuestions.ours !== null),
  },
  inquiry: {
    open: bool('The buyer came for something that is not settled.', (context) => openInquiry(context) !== undefined),
    topic: string('What for.', (context) => openInquiry(context)?.topic, topics),
    count: int('How many inquiries are known, at most 5.', ({ more }) => more?.inquiries.length),
    lastOutcome: string(
      'How the last one ended.',
      ({ more }) => more?.inquiries.find(({ endedAtMs }) => endedAtMs !== null)?.outcome,
      inquiryOutcomes,
    ),
  },
  buyer: {
    country: string('ISO 3166-1 alpha-2.', ({ more }) => more?.buyer.country),
    timeZone: string('IANA.', ({ more }) => more?.buyer.timeZone),
    hour: int('The hour at the buyer’s place, 0 to 23.', ({ more }) =>
      Number(more?.buyer.localTime.slice(11, 13) ?? 0),
    ),
    weekday: string(
      '`mon` to `sun` at the buyer’s place.',
      ({ more }) => weekdayOf(Date.parse(`${more?.buyer.localTime}Z`)),
      weekdays,
    ),
  },
  window: {
    open: bool(
      'WhatsApp lets us answer without a template.',
      ({ window, nowMs }) => window !== null && window.closesAtMs > nowMs,
    ),
    priceClass: string('What a message costs: `adEntry`, `service` or `template`.', ({ more }) => more?.priceClass, [
      'adEntry',
      'service',
      'template',
    ]),
  },
  now: {
    weekday: string('`mon` to `sun`, UTC.', ({ nowMs }) => weekdayOf(nowMs), weekdays),
    hour: int('0 to 23, UTC.', ({ nowMs }) => new Date(nowMs).getUTCHours()),
    date: string('`yyyy-mm-dd`, UTC.', ({ nowMs }) => new Date(nowMs).toISOString().slice(0, 10)),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, ScopeField>>>>;

export type ScopeVariable = keyof typeof scopeFields;
type ScopeValue = string | boolean | number | bigint | readonly string[] | readonly number[];
/** The values a condition is worked out over; whole numbers are `bigint`, as CEL has them. */
export type ConditionScope = Readonly<Record<ScopeVariable, Readonly<Record<string, ScopeValue>>>>;

/** The scope of a context: each variable and field there is, with its value. Parts of the context that are missing are empty. Pure. */
export function scopeOf(context: Context): ConditionScope {
  return Object.fromEntries(
    Object.entries(scopeFields).map(([variable, fields]) => [
      variable,
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field, context)])),
    ]),
  ) as ConditionScope;
}

function valueOf(field: ScopeField, context: Context): ScopeValue {
  const value = field.from(context);
  return field.type === 'int' && typeof value === 'number' ? BigInt(value) : value;
}

function intentOf({ turn }: Context): string {
  return turn.understanding.intent;
}

function intentsOf({ turn: { understanding } }: Context): string[] {
  return understanding.intents?.map(({ intent }) => intent) ?? [understanding.intent];
}

function textOf({ turn }: Context): string {
  return turn.messages.flatMap(({ text }) => (text === null ? [] : [text])).join('\n');
}

type Turn = Context['turn'];
type Entity = NonNullable<Turn['understanding']['entities']>[number];

function entitiesOf({ understanding }: Turn, kind: Entity['kind'], read: (entity: Entity) => string): string[] {
  return unique((understanding.entities ?? []).filter((entity) => entity.kind === kind).map(read));
}

function lastAnswerBy({ more, history }: Context): string | null {
  return more?.lastAnswer?.by ?? history.lastOutboundAuthor;
}

function openInquiry({ more }: Context) {
  return more?.inquiries.find(({ endedAtMs }) => endedAtMs === null);
}

function weekdayOf(ms: number): string {
  // Weeks begin on Monday here, on Sunday in a Date.
  return Number.isNaN(ms) ? '' : (weekdays[(new Date(ms).getUTCDay() + 6) % 7] ?? '');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function finite(value: number | null | undefined): number {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : 0;
}
