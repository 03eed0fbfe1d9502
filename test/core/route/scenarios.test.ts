import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { RouteDecision } from '../../../src/core/route/routeDecision';
import { rulesSchema } from '../../../src/store/rulesSchema';
import { readScenarios } from '../../support/scenarioTable';
import { caseOf } from '../../support/situations';

const rules = rulesSchema.parse(parse(readFileSync(join(__dirname, '../../fixtures/scenarios/rules.yaml'), 'utf8')));
const scenarios = readScenarios();

const decisions: Readonly<Record<RouteDecision['outcome'], string>> = {
  noReply: 'no reply',
  automationReplies: 'automation answers',
  humanReplies: 'person answers',
};

function told(decision: RouteDecision, nowMs: number) {
  const isDraft = decision.outcome === 'automationReplies' && decision.mode === 'draft';
  const who = decision.outcome === 'humanReplies' ? decision : isDraft ? (decision.people ?? null) : null;
  return {
    decision: isDraft ? 'automation drafts' : decisions[decision.outcome],
    who: who === null ? '—' : (who.assignee ?? `${who.team ?? 'everybody'} queue`),
    due: decision.outcome === 'noReply' ? '—' : dueOf(decision.dueAtMs, nowMs),
  };
}

function dueOf(dueAtMs: number, nowMs: number): string {
  const [due, now] = [dueAtMs, nowMs].map((ms) => DateTime.fromMillis(ms, { zone: 'Europe/Madrid', locale: 'en' }));
  return due!.toFormat(due!.hasSame(now!, 'day') ? 'HH:mm' : 'ccc HH:mm');
}

test.each(scenarios.map((scenario, index) => ({ ...scenario, line: index + 1, about: scenario.situation.join('; ') })))(
  '$line $language, $about: "$text"',
  ({ situation, text, decision, who, due, because }) => {
    const { context, rules: inForce } = caseOf(situation, text, rules);
    const decided = decideRoute(context, inForce);
    const why = decided.reasons.map((reason) => `${reason.code}: ${reason.text}`);
    expect({ ...told(decided, context.nowMs), why }).toMatchObject({ decision, who, due });
    const named = decided.reasons.some((reason) => reason.code === because || reason.text.includes(`"${because}"`));
    expect({ because, why, named }).toMatchObject({ named: true });
  },
);

test('the table covers the ten languages, every decision, and at least 150 situations', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(150);
  expect(new Set(scenarios.map(({ language }) => language)).size).toBe(10);
  expect(new Set(scenarios.map(({ decision }) => decision)).size).toBe(4);
});
