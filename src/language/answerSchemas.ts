import { z } from 'zod';
import { toldIntents } from '../core/thinking/toldUnderstanding';

/** What a model has to answer about the meaning of a turn. Every field is there: some addresses take no optional ones. */
export const understoodSchema = z.object({
  language: z.string().max(20).nullable(),
  intents: z
    .array(z.object({ intent: z.enum(toldIntents), confidence: z.number().min(0).max(1) }))
    .min(1)
    .max(5),
  asks: z.boolean(),
  urgent: z.boolean(),
  sentiment: z.enum(['angry', 'negative', 'neutral', 'positive']),
});

/** What it has to answer when it writes one from the knowledge: the text, and the numbers of its sources. */
export const respondedSchema = z.object({
  lacks: z.boolean(),
  text: z.string().max(4000),
  sources: z.array(z.int()).max(50),
});

/** The language as ISO 639-1, or null: `pt-BR` is `pt`. */
export function languageCodeOf(told: string | null): string | null {
  const [code = ''] = (told ?? '').toLowerCase().split(/[-_]/);
  return /^[a-z]{2}$/.test(code) ? code : null;
}
