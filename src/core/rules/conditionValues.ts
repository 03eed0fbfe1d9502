import type { ASTNode } from '@marcbachmann/cel-js';
import type { Forbidden } from './conditionLimits';
import { scopeFields, type ScopeField } from './conditionScope';

/**
 * The first comparison in an expression that can never come true: of a field that only has certain values with another one, or of
 * `turn.lowerText` with capitals. Null when there is none. Pure.
 */
export function neverTrue(node: ASTNode): Forbidden | null {
  const here = faultOf(node);
  if (here !== null) return here;
  for (const child of childrenOf(node)) {
    const found = neverTrue(child);
    if (found !== null) return found;
  }
  return null;
}

function faultOf(node: ASTNode): Forbidden | null {
  switch (node.op) {
    case '==':
    case '!=':
      return compared(node.args[0], [node.args[1]]) ?? compared(node.args[1], [node.args[0]]);
    case 'in': {
      const [value, list] = node.args;
      return list.op === 'list' ? compared(value, list.args) : compared(list, [value]);
    }
    case 'rcall': {
      const [name, receiver, args] = node.args;
      return name === 'contains' || name === 'startsWith' || name === 'endsWith' ? capitals(receiver, args) : null;
    }
    default:
      return null;
  }
}

/** Whatever is not known is `''`, so that may be asked for too. */
function compared(field: ASTNode, values: readonly ASTNode[]): Forbidden | null {
  const { name, values: known } = fieldOf(field) ?? {};
  if (known === undefined) return capitals(field, values);
  for (const node of values) {
    const value = textIn(node);
    if (value === null || value === '' || known.includes(value)) continue;
    return { node, fault: `\`${name}\` is never "${value}"; there is ${known.join(', ')}.` };
  }
  return null;
}

function capitals(field: ASTNode, values: readonly ASTNode[]): Forbidden | null {
  if (fieldOf(field)?.name !== 'turn.lowerText') return null;
  const node = values.find((one) => (textIn(one) ?? '') !== (textIn(one) ?? '').toLowerCase());
  if (node === undefined) return null;
  return { node, fault: '`turn.lowerText` has no capitals: write this in lower case.' };
}

function fieldOf(node: ASTNode): { readonly name: string; readonly values?: readonly string[] } | null {
  if (node.op !== '.' || node.args[0].op !== 'id') return null;
  const variable = node.args[0].args;
  const fields = (scopeFields as Readonly<Record<string, Readonly<Record<string, ScopeField>>>>)[variable];
  const values = fields?.[node.args[1]]?.values;
  return { name: `${variable}.${node.args[1]}`, ...(values === undefined ? {} : { values }) };
}

function textIn(node: ASTNode): string | null {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : null;
}

function childrenOf({ args }: ASTNode): ASTNode[] {
  return [args].flat(2).filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
