import type { ASTNode } from '@marcbachmann/cel-js';
import { contextMessageLimit, contextTurnTextLimit } from '../contextualize/context';
import { scopeFields, type ScopeField } from './conditionScope';

/** The most a condition may cost. One unit took about a nanosecond where it was measured, so that 200 rules stay within two seconds. */
export const mostCost = 10_000_000;

/** What an expression can come to with the longest turn there is: its cost, and how large what it answers is. */
interface Measure {
  readonly cost: number;
  /** Of a list; 1 for all else. */
  readonly items: number;
  /** The longest text it holds, in characters. */
  readonly chars: number;
}

/** Variables of lists that are gone through, each with the longest text in the list. */
type Loops = Readonly<Record<string, number>>;

const perNode = 100;
/** For each character, as measured: what goes through a text letter by letter, what searches in it, what joins it to another. */
const perChar = { through: 10, search: 4, join: 2, compare: 1 } as const;

const longestTurn = contextTurnTextLimit + contextMessageLimit;
const wholeTexts: ReadonlySet<string> = new Set(['turn.text', 'turn.lowerText']);
/** What a context keeps of everything else. */
const longestField = 200;
const mostItems = 20;

/** What an expression that type-checks costs at most, counted, not timed: the same on every machine. Pure. */
export function costOf(node: ASTNode): number {
  return measure(node, {}).cost;
}

function measure(node: ASTNode, loops: Loops): Measure {
  switch (node.op) {
    case 'value':
      return { cost: 0, items: 1, chars: typeof node.args === 'string' ? node.args.length : 1 };
    case 'id':
      return { cost: perNode, items: 1, chars: loops[node.args] ?? 1 };
    case '.':
      return fieldOf(node.args[0], node.args[1]);
    case 'call': {
      const of = node.args[1].map((one) => measure(one, loops));
      return { cost: perNode + sum(of) + perChar.through * longest(of), items: 1, chars: 1 };
    }
    case 'rcall':
      return ofReceiver(node.args[0], measure(node.args[1], loops), node.args[2], loops);
    case 'list': {
      const of = node.args.map((one) => measure(one, loops));
      return { cost: perNode + sum(of), items: of.length, chars: longest(of) };
    }
    case '?:': {
      const of = node.args.map((one) => measure(one, loops));
      return { cost: perNode + sum(of), items: Math.max(...of.map(({ items }) => items)), chars: longest(of) };
    }
    case '+': {
      const [a, b] = [measure(node.args[0], loops), measure(node.args[1], loops)];
      const items = a.items === 1 && b.items === 1 ? 1 : a.items + b.items;
      const chars = a.chars + b.chars;
      // A longer sum is put together once, in the end.
      const joined = (node.args[0].op === '+' ? 0 : a.chars) + b.chars;
      return { cost: perNode + a.cost + b.cost + perChar.join * joined + items, items, chars };
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in': {
      const [a, b] = [measure(node.args[0], loops), measure(node.args[1], loops)];
      const compared = Math.max(a.items, b.items) * (perNode + perChar.compare * Math.min(a.chars, b.chars));
      return { cost: a.cost + b.cost + compared, items: 1, chars: 1 };
    }
    case '||':
    case '&&':
    case '-':
    case '*': {
      const of = [measure(node.args[0], loops), measure(node.args[1], loops)];
      return { cost: perNode + sum(of), items: 1, chars: 1 };
    }
    case '!_':
    case '-_':
      return { cost: perNode + measure(node.args, loops).cost, items: 1, chars: 1 };
    default:
      // Nothing else passes the limits.
      return { cost: Infinity, items: 1, chars: 1 };
  }
}

function fieldOf(receiver: ASTNode, name: string): Measure {
  const variable = receiver.op === 'id' ? receiver.args : '';
  const fields = (scopeFields as Readonly<Record<string, Readonly<Record<string, ScopeField>>>>)[variable];
  const type = fields?.[name]?.type;
  if (wholeTexts.has(`${variable}.${name}`)) return { cost: perNode, items: 1, chars: longestTurn };
  if (type === 'string') return { cost: perNode, items: 1, chars: longestField };
  return type?.startsWith('list') === true
    ? { cost: perNode, items: mostItems, chars: longestField }
    : { cost: perNode, items: 1, chars: 1 };
}

/** A function of a text or a list: `text.contains(word)`, `list.exists(one, …)`. */
function ofReceiver(name: string, of: Measure, args: readonly ASTNode[], loops: Loops): Measure {
  switch (name) {
    case 'exists':
    case 'exists_one':
    case 'all':
    case 'filter': {
      const [variable, body] = args;
      const inside = { ...loops, ...(variable?.op === 'id' ? { [variable.args]: of.chars } : {}) };
      const each = perNode + (body === undefined ? 0 : measure(body, inside).cost);
      const { items, chars } = name === 'filter' ? of : { items: 1, chars: 1 };
      return { cost: perNode + of.cost + of.items * each, items, chars };
    }
    default: {
      const given = args.map((one) => measure(one, loops));
      const isSearch = name === 'contains' || name === 'startsWith' || name === 'endsWith';
      const cost = perNode + of.cost + sum(given) + (isSearch ? perChar.search : perChar.through) * of.chars;
      const isText = name === 'lowerAscii' || name === 'upperAscii' || name === 'trim';
      return { cost, items: 1, chars: isText ? of.chars : 1 };
    }
  }
}

function sum(of: readonly Measure[]): number {
  return of.reduce((cost, one) => cost + one.cost, 0);
}

function longest(of: readonly Measure[]): number {
  return Math.max(0, ...of.map(({ chars }) => chars));
}
