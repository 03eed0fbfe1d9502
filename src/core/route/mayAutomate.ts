import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import type { AnswerMode } from '../rules/people';
import type { Rules } from '../rules/rules';
import type { Intent } from '../understanding/understanding';
import { answeredBefore } from './answeredBefore';
import { isOnlyWords, moreThanWords, opaqueTypes, spoken } from './asked';
import { cannedAnswer } from './cannedAnswer';
import { raisedConfidence } from './learnt';
import { modeFor } from './modeFor';
import type { Routing } from './routingRules';
import type { WhoAnswers } from './whoAnswers';

/** What automation does with a turn: answers it, or leaves it to people. */
export type Automation =
  | { readonly kind: 'people'; readonly why: Reason }
  | { readonly kind: 'answer'; readonly text: string | null; readonly mode: 'send' | 'draft'; readonly why: Reason };

/** Below this a person answers, when the rules do not say otherwise. */
const usualLeastConfidence = 0.6;

/** What greets, agrees or chats asks for nothing beside the main thing. */
const asksNothing: ReadonlySet<Intent> = new Set([
  'greeting',
  'closing',
  'assent',
  'chatter',
  'optIn',
  'optOut',
  'other',
]);

/** Decides what automation may do with a turn that needs a reply. Pure. */
export function mayAutomate(
  context: Context,
  rules: Rules,
  routing: Routing,
  who: WhoAnswers,
  optedOut: boolean | null,
): Automation {
  const mode = modeFor(
    [context.turn.understanding.intent, ...asksBeside(context, leastConfidence(rules))],
    rules,
    routing,
  );
  const why = whyNot(context, rules, mode, optedOut);
  const answer: Automation = why === null ? answerOf(context, rules, mode, who) : { kind: 'people', why };
  if (context.control.holder.kind !== 'human') return answer;
  // A draft talks over nobody: whoever has the conversation says whether it leaves.
  const isDraft = answer.kind === 'answer' && answer.mode === 'draft' && answer.text !== null;
  return isDraft && context.more !== undefined ? answer : { kind: 'people', why: humanHolds };
}

const humanHolds = reason('humanHolds', 'A person has this conversation, so automation keeps out.');

/** What keeps automation out whatever was asked; null when nothing does. */
function whyNot(context: Context, rules: Rules, mode: AnswerMode, optedOut: boolean | null): Reason | null {
  const { control, turn, history } = context;
  const { understanding } = turn;
  if (control.paused !== null) return reason('paused', 'Automation is paused here.');
  if (!rules.automation.enabled) return reason('automationOff', 'Automation is switched off by the rules.');
  if (control.optedOut && optedOut !== false)
    return reason('optedOut', 'The buyer opted out of automatic messages and wrote again.');
  const messages = spoken(context);
  if (messages.some((message) => opaqueTypes.has(message.type) || message.notAvailable === true))
    return reason('contentNotAvailable', 'The content is not available here; somebody has to look on the phone.');
  const least = leastConfidence(rules);
  if (understanding.intent === 'person' || asksBeside(context, least).includes('person'))
    return reason('asksForPerson', 'The buyer asks for a person.');
  if (understanding.sentiment === 'angry') return reason('angry', 'The buyer is angry, so a person answers.');
  if (understanding.urgent) return reason('urgentNeedsPerson', 'It is urgent, so a person answers.');
  if (
    !isOnlyWords(messages) &&
    messages.some(({ type, text }) => moreThanWords.has(type) && (text === null || type === 'order'))
  )
    return reason('contentNeedsPerson', 'A file, a place, a card or an order came: a person looks.');
  // A draft is a person's answer: it may be written however often automation has answered.
  if (mode !== 'draft' && history.automationAnswersInRow >= rules.automation.maxAnswersInRow) {
    const times = `${history.automationAnswersInRow} times in a row`;
    return reason('answeredEnough', `Automation has answered ${times}; a person goes on.`);
  }
  if (context.window === null || context.window.closesAtMs <= context.nowMs)
    return reason('windowClosed', "The channel's 24-hour window is closed, so a person has to decide.");
  const enough = Math.min(1, least + raisedConfidence(context));
  if (understanding.confidence !== undefined && understanding.confidence < enough)
    return reason(
      'notSure',
      `What is asked is not certain enough (${share(understanding.confidence)}, at least ${share(enough)}).`,
    );
  return null;
}

function answerOf(context: Context, rules: Rules, mode: AnswerMode, who: WhoAnswers): Automation {
  const { intent } = context.turn.understanding;
  const people = (why: Reason): Automation => ({ kind: 'people', why });
  const beside = asksBeside(context, leastConfidence(rules));
  if (mode === 'never')
    return people(reason('automationNever', `The rules leave a turn of this kind (${intent}) to people.`));
  if (answeredBefore(context))
    return people(
      reason('answeredBefore', 'Automation has answered the same question within a day, and no person has since.'),
    );
  const canned = cannedAnswer(context, rules, who);
  const text = canned !== null && 'text' in canned ? canned.text : null;
  const { knowledge } = rules.automation;
  const isKnown = knowledge !== undefined && [intent, ...beside].every((one) => knowledge.intents.includes(one));
  // Whoever approves a draft sees what it leaves out.
  if (text !== null && (beside.length === 0 || mode === 'draft'))
    return { kind: 'answer', text, mode, why: whyAnswer(intent) };
  if (isKnown) {
    const why = reason(
      'knowledge',
      `The rules let automation answer a turn of this kind (${intent}) from the knowledge.`,
    );
    return { kind: 'answer', text: null, mode: mode === 'draft' ? 'draft' : knowledge.mode, why };
  }
  if (text !== null)
    return people(reason('asksSeveral', `The turn asks for more than the answer says (${beside.join(', ')}).`));
  if (canned !== null && 'missing' in canned) {
    const missing = canned.missing.join(', ');
    return people(reason('answerNotFilled', `The rules' answer for this names what is not known (${missing}).`));
  }
  return people(reason('noAnswer', 'The rules hold no answer for this, so a person answers.'));
}

function whyAnswer(intent: Intent): Reason {
  return reason(`intent.${intent}`, `The rules let automation answer a turn of this kind (${intent}).`);
}

/** What else a turn asks for, as far as it is certain. */
function asksBeside({ turn: { understanding } }: Context, least: number): Intent[] {
  return (understanding.intents ?? [])
    .filter(
      ({ intent, confidence }) => intent !== understanding.intent && confidence >= least && !asksNothing.has(intent),
    )
    .map(({ intent }) => intent);
}

function leastConfidence({ automation }: Rules): number {
  return automation.leastConfidence ?? usualLeastConfidence;
}

function share(of: number): string {
  return `${Math.round(of * 100)} %`;
}
