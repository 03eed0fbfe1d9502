import { Environment, type ASTNode, type ParseResult } from '@marcbachmann/cel-js';
import { scopeFields, type ConditionScope } from './conditionScope';
import { costOf, mostCost } from './conditionCost';
import { forbiddenIn } from './conditionLimits';
import { neverTrue } from './conditionValues';

/** Whether a condition can be used, and if not, what is wrong with it and where; lines and columns count from 1. */
export type ConditionCheck = { readonly ok: true } | ConditionFault;
export interface ConditionFault {
  readonly ok: false;
  readonly fault: string;
  readonly position: { readonly line: number; readonly column: number };
}

export const longestCondition = 2000;
/** A conversation decides under one version of the rules; a dry run under a few. */
const mostKept = 1000;

const environment = makeEnvironment();
const compiled = new Map<string, ParseResult | ConditionFault>();

/** Reads and type-checks a condition: a CEL expression over {@link scopeFields} that is true or false. Pure. */
export function checkCondition(text: string): ConditionCheck {
  const found = compile(text);
  return typeof found === 'function' ? { ok: true } : found;
}

/**
 * Whether a condition holds. `failed` is one that could not be worked out: a fault that the check would have told, or numbers too
 * large to count with. Pure; each text is compiled once.
 */
export function holds(text: string, scope: ConditionScope): boolean | 'failed' {
  const found = compile(text);
  if (typeof found !== 'function') return 'failed';
  try {
    return found(scope) === true;
  } catch {
    return 'failed';
  }
}

function compile(text: string): ParseResult | ConditionFault {
  const known = compiled.get(text);
  if (known) return known;
  const found = read(text);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(text, found);
  return found;
}

function read(text: string): ParseResult | ConditionFault {
  if (text.length > longestCondition)
    return faultAt('', 0, `is longer than ${longestCondition} characters; split the rule.`);
  let parsed: ParseResult;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return faultOf(text, error);
  }
  const forbidden = forbiddenIn(parsed.ast);
  if (forbidden !== null) return faultAt(text, forbidden.node.start, forbidden.fault);
  const { valid, type, error } = parsed.check();
  if (!valid) return faultOf(text, error);
  if (type !== 'bool') return faultAt(text, 0, `is ${type ?? 'nothing'}; it has to be true or false (bool).`);
  const never = neverTrue(parsed.ast);
  if (never !== null) return faultAt(text, never.node.start, never.fault);
  const cost = costOf(parsed.ast);
  if (cost > mostCost)
    return faultAt(
      text,
      0,
      `could take long with a long message (${times(cost)} what is allowed): ask for fewer words.`,
    );
  return parsed;
}

function times(cost: number): string {
  return `${(Math.ceil((cost / mostCost) * 10) / 10).toFixed(1)} times`;
}

function faultOf(text: string, error: unknown): ConditionFault {
  const { summary, range } = error as { summary?: string; range?: ASTNode['range'] };
  return faultAt(text, range?.start ?? 0, `${summary ?? 'It can’t be read'}.`);
}

function faultAt(text: string, at: number, fault: string): ConditionFault {
  const before = text.slice(0, at).split('\n');
  return { ok: false, fault, position: { line: before.length, column: (before.at(-1) ?? '').length + 1 } };
}

function makeEnvironment(): Environment {
  const made = new Environment({
    limits: { maxAstNodes: 1000, maxDepth: 50, maxListElements: 100, maxCallArguments: 3 },
  });
  // CEL compares `<` and `>` across kinds of numbers, but not `==`: nobody should have to write `0.0`.
  made.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  for (const [name, fields] of Object.entries(scopeFields)) {
    const schema = Object.fromEntries(Object.entries(fields).map(([field, { type }]) => [field, type]));
    made.registerVariable({ name, schema });
  }
  return made;
}
