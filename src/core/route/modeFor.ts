import type { AnswerMode } from '../rules/people';
import type { Rules } from '../rules/rules';
import type { Intent } from '../understanding/understanding';
import type { Routing } from './routingRules';

const strictness: readonly AnswerMode[] = ['send', 'draft', 'never'];

/** What automation never answers, unless the rules say otherwise. */
const usuallyNever: ReadonlySet<Intent> = new Set(['complaint']);

/** What automation may do with a turn that asks all this: what a routing rule says, else the strictest of its kinds. Pure. */
export function modeFor(
  intents: readonly Intent[],
  { automation }: Pick<Rules, 'automation'>,
  routing: Routing,
): AnswerMode {
  if (routing.automation !== null) return routing.automation;
  const modes = intents.map(
    (intent): AnswerMode => automation.modes?.[intent] ?? (usuallyNever.has(intent) ? 'never' : 'send'),
  );
  return modes.reduce((a, b) => (strictness.indexOf(b) > strictness.indexOf(a) ? b : a), 'send');
}
