import type { ASTNode } from '@marcbachmann/cel-js';
import { scopeFields, type ScopeField } from './conditionScope';

/** A place in an expression that is not allowed, and why. */
export interface Forbidden {
  readonly node: ASTNode;
  readonly fault: string;
}

const overLists: ReadonlySet<string> = new Set(['exists', 'exists_one', 'all', 'filter']);
const ofTexts: ReadonlySet<string> = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
  'upperAscii',
  'trim',
  'size',
]);
const known = [...ofTexts, ...overLists].map((name) => `\`${name}\``).join(', ');

/** What can fail at run time although its types fit, and the way round it. */
const mayFail: Readonly<Record<string, string>> = {
  '/': 'Division can fail: multiply instead',
  '%': 'Division can fail: it can’t be used here',
  '[]': 'A place in a list may be empty: use `in`, or `exists(one, …)`',
  map: 'Maps can’t be used here',
};

/**
 * The first place in an expression that could fail or take long: everything but comparisons, sums, and the functions that always
 * have an answer in a bounded time. No patterns (`matches`), no lists gone through inside lists. Null when there is none. Pure.
 */
export function forbiddenIn(node: ASTNode, inList: 'inList' | 'outside' = 'outside'): Forbidden | null {
  switch (node.op) {
    case 'value':
    case 'id':
      return null;
    case '.':
      return unknownField(node, node.args[0], node.args[1]) ?? forbiddenIn(node.args[0], inList);
    case 'call':
      if (node.args[0] !== 'size') return { node, fault: unknownFunction(node.args[0]) };
      return firstOf(node.args[1], inList);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const goesThrough = overLists.has(name);
      if (!goesThrough && !ofTexts.has(name)) return { node, fault: unknownFunction(name) };
      if (goesThrough && inList === 'inList')
        return { node, fault: `\`${name}\` can’t stand inside another one: it could take long.` };
      return forbiddenIn(receiver, inList) ?? firstOf(args, goesThrough ? 'inList' : inList);
    }
    case 'list':
      return firstOf(node.args, inList);
    case '?:':
    case '||':
    case '&&':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case 'in':
      return firstOf(node.args, inList);
    case '!_':
    case '-_':
      return forbiddenIn(node.args, inList);
    default:
      return { node, fault: `${mayFail[node.op] ?? `\`${node.op}\` can’t be used here`}.` };
  }
}

function firstOf(nodes: readonly ASTNode[], inList: 'inList' | 'outside'): Forbidden | null {
  for (const node of nodes) {
    const found = forbiddenIn(node, inList);
    if (found !== null) return found;
  }
  return null;
}

/** The checker would say so too, but not what there is instead. */
function unknownField(node: ASTNode, receiver: ASTNode, field: string): Forbidden | null {
  if (receiver.op !== 'id') return null;
  const variables: Readonly<Record<string, Readonly<Record<string, ScopeField>>>> = scopeFields;
  if (!Object.hasOwn(variables, receiver.args))
    return { node, fault: `There is no \`${receiver.args}\`; there is ${Object.keys(variables).join(', ')}.` };
  const fields = variables[receiver.args] ?? {};
  if (Object.hasOwn(fields, field)) return null;
  return {
    node,
    fault: `There is no \`${receiver.args}.${field}\`; \`${receiver.args}\` has ${Object.keys(fields).join(', ')}.`,
  };
}

function unknownFunction(name: string): string {
  const why = name === 'matches' ? 'Patterns can take long: use `contains`' : `\`${name}\` can’t be used here`;
  return `${why}. There is ${known}.`;
}
