import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import { rulesInForce, type Rules } from '../rules/rules';
import { isSilent } from './isSilent';

/** Whether a turn needs a reply, from whom, and by when. */
export type RouteDecision = { readonly reasons: readonly Reason[] } & (
  | {
      readonly outcome: 'noReply';
      readonly optedOut: boolean | null;
      /** The open wait ends too: what it was about was taken back. */
      readonly dismissesWait?: boolean;
    }
  | {
      readonly outcome: 'automationReplies';
      readonly text: string;
      readonly dueAtMs: number;
      readonly optedOut: boolean | null;
    }
  | {
      readonly outcome: 'humanReplies';
      readonly assignee: string | null;
      readonly team: string | null;
      readonly dueAtMs: number;
      readonly optedOut: boolean | null;
    }
);

/** Contents whose meaning automation can't know. */
const opaqueTypes = new Set(['unsupported', 'unknown']);
/** Contents whose words are not all they say: with a photo or a cart, "thanks" closes nothing. */
const moreThanWords = new Set([
  ...opaqueTypes,
  ...['image', 'video', 'audio', 'document', 'location', 'contacts', 'order'],
]);

/** Decides a turn from its context and the general rules. Pure: the same facts under the same rules decide the same. */
export function decideRoute(context: Context, generalRules: Rules): RouteDecision {
  const rules = rulesInForce(generalRules, context.control.ownRules);
  const { understanding } = context.turn;
  const messages = context.turn.messages.filter((message) => !isSilent(message));
  if (understanding.intent === 'optOut') {
    return noReply(true, reason('optOut', 'The buyer asked to be left alone. Nothing automatic is sent any more.'));
  }
  const optedOut = understanding.intent === 'optIn' ? false : null;
  if (understanding.intent === 'optIn' && context.control.optedOut) {
    return noReply(false, reason('optIn', 'The buyer wants to hear from us again.'));
  }
  if (messages.length === 0 && context.turn.messages.some(({ revoked }) => revoked === true)) {
    const why = reason('takenBack', 'The buyer took back everything that waited for a reply.');
    return { ...noReply(optedOut, why), dismissesWait: true };
  }
  if (context.wait === null && messages.length === 0) {
    return noReply(optedOut, reason('nothingAsked', 'A reaction, a welcome or a correction asks nothing.'));
  }
  if (context.wait === null && context.turn.answeredOnPhone === true) {
    return noReply(optedOut, reason('answeredOnPhone', 'A person has answered this from the phone app already.'));
  }
  const quiet =
    understanding.intent === 'closing' ||
    (understanding.intent === 'assent' && !asks(context.history.lastOutboundText));
  const onlyWords = !messages.some((message) => moreThanWords.has(message.type) || message.notAvailable === true);
  if (quiet && onlyWords && context.history.outboundCount > 0 && context.wait === null) {
    return noReply(optedOut, reason('closing', 'The buyer thanks or closes, and no earlier question is open.'));
  }
  return decideWho(context, rules, optedOut);
}

/** "Ok" after a question of ours is a yes, and somebody has to act on it. */
function asks(text: string | null): boolean {
  return /[?？؟]/.test(text ?? '');
}

function decideWho(context: Context, rules: Rules, optedOut: boolean | null): RouteDecision {
  const { control, turn, history } = context;
  const urgent = turn.understanding.urgent;
  const minutes = urgent ? rules.reply.urgentTargetMinutes : rules.reply.targetMinutes;
  // A turn added to an open wait never moves its due time back.
  const dueAtMs = Math.min(context.nowMs + minutes * 60_000, context.wait?.dueAtMs ?? Infinity);
  const due = reason(
    urgent ? 'urgent' : 'replyTarget',
    `A reply is due by ${new Date(dueAtMs).toISOString()} (target ${minutes} minutes${urgent ? ', because it is urgent' : ''}).`,
  );
  const human = (why: Reason): RouteDecision => ({
    outcome: 'humanReplies',
    assignee: control.holder.kind === 'human' ? control.holder.assignee : (context.contact?.ownerId ?? null),
    team: control.holder.kind === 'human' ? control.holder.team : context.contact?.ownerId ? null : rules.reply.team,
    dueAtMs,
    optedOut,
    reasons: [why, due],
  });

  if (control.holder.kind === 'human')
    return human(reason('humanHolds', 'A person has this conversation, so automation keeps out.'));
  if (control.paused !== null) return human(reason('paused', 'Automation is paused here.'));
  if (!rules.automation.enabled) return human(reason('automationOff', 'Automation is switched off by the rules.'));
  if (control.optedOut && optedOut !== false)
    return human(reason('optedOut', 'The buyer opted out of automatic messages and wrote again.'));
  const messages = turn.messages.filter((message) => !isSilent(message));
  if (messages.some((message) => opaqueTypes.has(message.type) || message.notAvailable === true)) {
    return human(
      reason('contentNotAvailable', 'The content is not available here; somebody has to look on the phone.'),
    );
  }
  if (turn.understanding.intent === 'person') return human(reason('asksForPerson', 'The buyer asks for a person.'));
  if (urgent) return human(reason('urgentNeedsPerson', 'It is urgent, so a person answers.'));
  const unread = messages.some(({ type, text }) => moreThanWords.has(type) && (text === null || type === 'order'));
  if (unread) return human(reason('contentNeedsPerson', 'A file, a place, a card or an order came: a person looks.'));
  if (history.automationAnswersInRow >= rules.automation.maxAnswersInRow) {
    return human(
      reason(
        'answeredEnough',
        `Automation has answered ${history.automationAnswersInRow} times in a row; a person goes on.`,
      ),
    );
  }
  if (context.window === null || context.window.closesAtMs <= context.nowMs) {
    return human(reason('windowClosed', "The channel's 24-hour window is closed, so a person has to decide."));
  }
  const answer = rules.automation.answers.find((candidate) => candidate.intent === turn.understanding.intent);
  const text = answer && textFor(answer.texts, turn.understanding.language ?? context.contact?.language ?? null);
  if (!answer || !text) {
    return human(reason('noAnswer', 'The rules hold no answer for this, so a person answers.'));
  }
  return {
    outcome: 'automationReplies',
    text,
    dueAtMs,
    optedOut,
    reasons: [
      reason(`intent.${answer.intent}`, `The rules let automation answer a turn of this kind (${answer.intent}).`),
      due,
    ],
  };
}

function textFor(texts: Readonly<Record<string, string>>, language: string | null): string | null {
  return (language === null ? undefined : texts[language]) ?? texts.en ?? null;
}

function noReply(optedOut: boolean | null, why: Reason): Extract<RouteDecision, { outcome: 'noReply' }> {
  return { outcome: 'noReply', optedOut, reasons: [why] };
}
