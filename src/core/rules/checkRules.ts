import { intents } from '../understanding/understanding';
import { checkFollowUp } from './checkFollowUp';
import { checkHours } from './checkHours';
import { checkPeople } from './checkPeople';
import { checkRouting } from './checkRouting';
import { checkTexts, warnOfTexts } from './checkTexts';
import type { Rules } from './rules';
import type { RulesFault } from './ruleFaults';

/** The longest word or sentence that a buyer writes to opt out. */
const longestStopWord = 60;

/**
 * What makes no sense in a rules document although every part of it has the right shape: names that nothing has, times out of
 * order, conditions that do not type-check. Empty when it can be put in force. Pure.
 */
export function checkRules(rules: Rules): RulesFault[] {
  return [
    ...checkPeople(rules),
    ...checkHours(rules),
    ...checkRouting(rules),
    ...checkIntents(rules),
    ...checkReply(rules),
    ...checkTexts(rules),
    ...checkFollowUp(rules),
    ...checkStopWords(rules),
  ];
}

/**
 * What a document may hold although it comes to nothing: earlier versions took any intent in `answers` and any word in braces, and
 * whoever has such a document can still change the rest of it. Pure.
 */
export function warnOfRules(rules: Rules): RulesFault[] {
  const answers = rules.automation.answers.map(
    ({ intent }, i) => [intent, ['automation', 'answers', i, 'intent']] as const,
  );
  return [...unknownIntents(answers, ' This answer is never given.'), ...warnOfTexts(rules)];
}

type NamedIntent = readonly [intent: string, path: RulesFault['path']];

function checkIntents({ automation }: Rules): RulesFault[] {
  return unknownIntents([
    ...Object.keys(automation.modes ?? {}).map((intent): NamedIntent => [intent, ['automation', 'modes', intent]]),
    ...(automation.knowledge?.intents ?? []).map((intent, i): NamedIntent => [
      intent,
      ['automation', 'knowledge', 'intents', i],
    ]),
  ]);
}

function unknownIntents(named: readonly NamedIntent[], effect = ''): RulesFault[] {
  return named
    .filter(([intent]) => !(intents as readonly string[]).includes(intent))
    .map(([intent, path]) => ({
      path,
      message: `There is no intent "${intent}"; there is ${intents.join(', ')}.${effect}`,
    }));
}

function checkReply({ reply, people }: Rules): RulesFault[] {
  const faults: RulesFault[] = [];
  if (people !== undefined && reply.team !== null && !people.teams.some(({ name }) => name === reply.team))
    faults.push({
      path: ['reply', 'team'],
      message: `There is no team "${reply.team}" in people.teams; null is everybody’s queue.`,
    });
  if (people?.teams.find(({ name }) => name === reply.team)?.members.length === 0)
    faults.push({ path: ['reply', 'team'], message: `Team "${reply.team}" has no members: nobody would answer.` });
  if (reply.learntTarget) {
    const { leastMinutes, mostMinutes } = reply.learntTarget;
    if (leastMinutes > reply.targetMinutes || reply.targetMinutes > mostMinutes)
      faults.push({ path: ['reply', 'learntTarget'], message: 'The range must hold targetMinutes.' });
  }
  if (reply.escalation) {
    const { assigneeAt, teamAt, supervisorAt } = reply.escalation;
    if (teamAt < assigneeAt)
      faults.push({
        path: ['reply', 'escalation', 'teamAt'],
        message: `Must not be before assigneeAt, which is ${assigneeAt}.`,
      });
    if (supervisorAt < teamAt)
      faults.push({
        path: ['reply', 'escalation', 'supervisorAt'],
        message: `Must not be before teamAt, which is ${teamAt}.`,
      });
  }
  return faults;
}

function checkStopWords({ stopWords }: Rules): RulesFault[] {
  return Object.entries(stopWords ?? {}).flatMap(([language, words]) =>
    words.flatMap((word, i) => {
      const path = ['stopWords', language, i];
      if (!/[\p{L}\p{N}]/u.test(word))
        return [{ path, message: 'Must hold a letter or a digit: a whole message is held against it.' }];
      if (word.length <= longestStopWord) return [];
      return [
        { path, message: `Must not be longer than ${longestStopWord} characters: a whole message is held against it.` },
      ];
    }),
  );
}
