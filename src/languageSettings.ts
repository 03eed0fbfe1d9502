import { z } from 'zod';

const filled = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const orDefault = (number: z.ZodDefault<z.ZodCoercedNumber>) =>
  z.preprocess((value) => (value === '' ? undefined : value), number);

/** The environment's variables about a language model. */
export const languageVariables = {
  LANGUAGE_MODEL_URL: filled.refine(
    (value) => value === undefined || /^https?:\/\/[^\s/]/.test(value),
    'must start with http:// or https://',
  ),
  LANGUAGE_MODEL_KEY: filled,
  LANGUAGE_MODEL: filled,
  LANGUAGE_MODEL_TIMEOUT_SECONDS: orDefault(z.coerce.number().positive().max(60).default(8)),
  LANGUAGE_MODEL_CALLS_PER_DAY: orDefault(z.coerce.number().int().min(0).default(2000)),
};

type Variables = z.output<z.ZodObject<typeof languageVariables>>;

/** A language model, and what it may take. */
export interface LanguageSettings {
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  /** One call may take this long. */
  readonly timeoutMs: number;
  readonly callsPerDay: number;
}

/** What the variables say only together. */
export function languageFaults({ LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL: model }: Variables): string[] {
  if (url !== undefined && model === undefined) return ['LANGUAGE_MODEL: is needed together with LANGUAGE_MODEL_URL'];
  if (url === undefined && model !== undefined) return ['LANGUAGE_MODEL_URL: is needed together with LANGUAGE_MODEL'];
  return [];
}

/** The settings, or undefined when no language model is configured. */
export function languageSettings(value: Variables): LanguageSettings | undefined {
  const { LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL: model } = value;
  if (url === undefined || model === undefined) return undefined;
  return {
    ...{ url, model, key: value.LANGUAGE_MODEL_KEY },
    timeoutMs: value.LANGUAGE_MODEL_TIMEOUT_SECONDS * 1000,
    callsPerDay: value.LANGUAGE_MODEL_CALLS_PER_DAY,
  };
}
