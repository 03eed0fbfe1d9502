import type { Candidate } from '../../core/feedback/draw';
import { textKeyOf } from '../../core/feedback/textKey';
import { canGo } from '../../core/followUp/chooseContent';
import type { LookFacts, MoreOfLook, OtherNumber, SilenceKind } from '../../core/followUp/silence';
import type { UsableTemplate } from '../../core/followUp/usableTemplate';
import type { AccountId } from '../../core/ids';
import { usualWording } from '../../core/rules/followUpRules';
import type { FollowUpRules } from '../../core/rules/rules';
import type { FillName } from '../../core/templates/fills';
import { usableTemplates } from '../../core/templates/usableTemplates';
import type { Collections } from '../collections';
import type { ConversationDocument } from '../documents';
import { addresseeOf } from '../newOutboxRow';
import { idsOf, type ContactOfSilence } from './contactFacts';
import { gatherSilence, openUntil, type GatheredSilence } from './gatherSilence';
import { lastDecided, type DecidedFollowUp } from './lastDecided';
import type { TemplateDocument } from '../templateDocument';
import * as queries from './queries';
import type { SaidByFollowUp, ShownConversation } from './queries';

type Plan = NonNullable<ConversationDocument['followUp']>;

/** What a look keeps of the templates there are: a decision's facts stay small. */
const mostTemplateBytes = 5000;
const mostOthers = 2;
const mostNameLength = 100;

/** Gathers what a planned look is decided from, fresh: nothing is carried over from the plan but what it was for. Writes nothing. */
export async function gatherLook(
  store: Collections,
  conversation: ConversationDocument,
  plan: Plan,
  rules: FollowUpRules,
  nowMs: number,
): Promise<{ readonly facts: LookFacts; readonly contact: ContactOfSilence }> {
  const silence = {
    ...{ nowMs, sinceMs: plan.sinceMs, justLeft: null, movedFrom: plan.movedFrom ?? null },
    ...{ begins: plan.begins ?? null, replyDueAtMs: conversation.wait?.dueAtMs ?? null },
  };
  const [gathered, [said], [decided], [draft]] = await Promise.all([
    gatherSilence(store, conversation, silence, rules),
    queries.lastFollowUp(store, conversation._id).toArray(),
    lastDecided(store, [conversation._id]).toArray(),
    queries.openAnswerDrafts(store, conversation._id).toArray(),
  ]);
  const { contact, language, more } = gathered;
  const reachable = contact.others.filter((other) => canTake(other, plan)).slice(0, mostOthers);
  const accountIds = [...new Set([conversation, ...reachable].map(({ accountId }) => accountId))];
  const [templates, [onItsWay]] = await Promise.all([
    queries.approvedTemplates(store, accountIds).toArray(),
    queries.sendsOnTheirWay(store, idsOf(conversation, contact)).toArray(),
  ]);
  const { control, wait, turn, thinking } = conversation;
  const values = valuesOf(gathered);
  const usableAt = (accountId: AccountId) =>
    usableTemplates(templates, {
      ...{ accountId, language },
      canGo: (template) => canGo(template, { values, place: more.place }),
    });
  const usable = bounded(usableAt(conversation.accountId), mostTemplateBytes);
  const otherNumbers = reachable.map((other): OtherNumber => {
    return {
      conversationId: other._id,
      reachable: true,
      windowClosesAtMs: openUntil(other.windowClosesAtMs, nowMs),
      templates: bounded(usableAt(other.accountId), mostTemplateBytes / (2 * mostOthers)),
    };
  });
  const isThinking = thinking !== null && thinking.state === 'asked';
  const look: MoreOfLook = {
    ...more,
    plannedFor: plan.means ?? plan.silence,
    writing: draft ? 'draft' : onItsWay ? 'queuedSend' : isThinking ? 'thinking' : null,
    lastOutboundAtMs: gathered.lastOutboundAtMs,
    snoozedUntilMs: control.snoozedUntilMs,
    lastWording: wordingOf(said),
    ...fixedLast(decided, said),
    ...(plan.moment?.putOff === undefined ? {} : { putOff: plan.moment.putOff }),
    templates: usable,
    values,
    addressed: addresseeOf(conversation) !== null,
    otherNumbers,
    learnt: gathered.learntFor(
      candidatesOf(rules, [usable, ...otherNumbers.map((other) => other.templates)].flat(), templates),
    ),
  };
  const { state, holder, paused, optedOut, ownRules } = control;
  const facts: LookFacts = {
    ...{ nowMs, silence: plan.silence, sinceMs: plan.sinceMs, sentInSilence: plan.sentInSilence },
    needsReply: wait !== null || turn !== null,
    lastInboundAtMs: conversation.lastInboundAtMs,
    window: conversation.windowClosesAtMs === null ? null : { closesAtMs: conversation.windowClosesAtMs },
    language,
    control: { state, holder, paused, optedOut, ownRules },
    more: look,
  };
  return { facts, contact };
}

/** Everything the words could be chosen from, with what each says in any language. */
function candidatesOf(
  rules: FollowUpRules,
  usable: readonly UsableTemplate[],
  templates: readonly Pick<TemplateDocument, 'name' | 'body'>[],
): Candidate[] {
  const names = new Set(usable.map(({ name }) => name));
  const bodiesOf = (name: string) => templates.flatMap((one) => (one.name === name ? (one.body ?? []) : []));
  return [
    ...[{ name: usualWording, texts: rules.texts }, ...(rules.wordings ?? [])].map(({ name, texts }) => ({
      ...{ name, isTemplate: false, textKeys: Object.values(texts).map(textKeyOf) },
    })),
    ...[...names].map((name) => ({ name, isTemplate: true, textKeys: bodiesOf(name).map(textKeyOf) })),
  ];
}

/** Another conversation that a silence may move to: nothing goes on there, and nothing speaks against it. */
function canTake(other: ShownConversation, plan: Plan): boolean {
  const { control, unreachable, turn, wait, followUp } = other;
  return (
    other._id !== plan.movedFrom &&
    unreachable === null &&
    addresseeOf(other) !== null &&
    control.state === 'open' &&
    control.holder.kind !== 'human' &&
    control.paused === null &&
    control.snoozedUntilMs === null &&
    !control.optedOut &&
    turn === null &&
    wait === null &&
    (followUp?.silence ?? silentEnd) === silentEnd &&
    // A person has that silence as a task, or as a draft.
    followUp?.given === undefined
  );
}

const silentEnd: SilenceKind = 'nothingOwed';

/** The best of them, as far as they fit. */
function bounded(templates: readonly UsableTemplate[], mostBytes: number): UsableTemplate[] {
  let leftBytes = mostBytes;
  return templates
    .filter(({ purpose }) => purpose === 'followUp')
    .filter((template) => {
      const bytes = Buffer.byteLength(JSON.stringify(template));
      if (bytes > leftBytes) return false;
      leftBytes -= bytes;
      return true;
    });
}

/** What is known that a template may ask for. What a number stands for only people can say. */
function valuesOf({ contact, deal }: GatheredSilence): MoreOfLook['values'] {
  const name = contact.name?.trim().slice(0, mostNameLength) ?? '';
  const [first = ''] = name.split(/\s+/u);
  const known: [FillName, string | null][] = [
    ['name', name],
    ['first_name', first],
    ['deal', deal?.title.slice(0, mostNameLength) ?? null],
    ['reference', deal?.reference?.slice(0, mostNameLength) ?? null],
  ];
  return Object.fromEntries(known.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])));
}

function wordingOf(said: SaidByFollowUp | undefined): string | null {
  if (said === undefined) return null;
  const { author, wording, template = null } = said;
  // Rows of earlier versions don't hold it: what automation wrote freely was the usual one, with hardly an exception.
  if (wording === undefined && template === null && author === 'automation') return usualWording;
  return wording ?? template?.name ?? null;
}

/**
 * What the fixed rules alone would have said last; nothing where that is what was said. What was decided and never left, or waits for a
 * person, was not said by them either: then it is what it was before.
 */
function fixedLast(
  decided: DecidedFollowUp | undefined,
  said: SaidByFollowUp | undefined,
): Pick<MoreOfLook, 'fixedLastWording'> {
  const { fixedWording, moment } = decided?.details ?? {};
  if (decided?.outcome !== 'putOff' && hasLeft(decided, said))
    return fixedWording === undefined ? {} : { fixedLastWording: fixedWording };
  const before = decided?.facts?.more;
  if (before === undefined) return {};
  const { lastWording = null, fixedLastWording = lastWording } = before;
  return { fixedLastWording: moment?.putOff?.wording ?? fixedLastWording };
}

function hasLeft(decided: DecidedFollowUp | undefined, said: SaidByFollowUp | undefined): boolean {
  return decided !== undefined && said !== undefined && said.createdAtMs >= decided.atMs;
}
