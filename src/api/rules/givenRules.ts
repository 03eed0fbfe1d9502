import { z } from 'zod';
import type { Rules } from '../../core/rules/rules';
import type { BodyDocument } from '../http/bodyDocument';
import { tellFault } from '../http/bodyDocument';
import { parseInput } from '../http/parseInput';
import { RequestFault } from '../http/requestFault';
import { readYaml } from '../http/yaml';
import { rulesEnvelope, rulesSchema } from '../schemas/rules';

/** The rules somebody sends: the document itself, or what GET answers, changed. Which of the two it is decides how faults are told. */
export function givenRules({ value, placeOf }: BodyDocument): {
  readonly rules: Rules;
  readonly by?: string | undefined;
} {
  const body = parseInput(z.record(z.string(), z.unknown()), value, 'body', placeOf);
  if ('rules' in body) return parseInput(rulesEnvelope, body, 'body', placeOf);
  return { rules: parseInput(rulesSchema, body, 'body', placeOf) };
}

/** The same, where the rules stand as a YAML text inside another document, under `field`. */
export function rulesInText(text: string, field: string): Rules {
  const read = readYaml(text);
  if (!read.ok) throw new RequestFault(read.faults.map((fault) => ({ path: field, message: tellFault(fault) })));
  try {
    return givenRules(read).rules;
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error;
    throw new RequestFault(
      error.errors.map(({ path, message }) => ({ path: path === '' ? field : `${field}.${path}`, message })),
    );
  }
}
