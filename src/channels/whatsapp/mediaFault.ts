import { z } from 'zod';
import type { MediaAnswer } from '../channel';
import { flag, numberOrNull } from './fields';

const errorBody = z.object({ error: z.object({ code: numberOrNull, is_transient: flag }) });

/** Codes after which the same request can succeed: faults of Meta's, limits, and a token that people can mend. */
const passing = new Set([0, 1, 2, 3, 4, 10, 190, 80007, 130429, 131000, 131005, 131016, 131057, 2494100]);
/** Meta: no object under this id, or none any more; media is kept for 30 days. */
const noObject = 100;

/** What an answer without a file means. Meta: branch on the code; the HTTP status decides where the code says nothing. */
export function mediaFault(
  answer: { readonly status: number; readonly retryAfterMs: number | null },
  body: unknown,
): Exclude<MediaAnswer, { kind: 'found' }> {
  const { status, retryAfterMs } = answer;
  const error = errorBody.safeParse(body);
  const code = error.success ? error.data.error.code : null;
  const detail = `WhatsApp answered ${code === null ? '' : `code ${code}, `}HTTP ${status} instead of a file.`;
  const mayCome =
    (code !== null && (passing.has(code) || (code >= 200 && code <= 299))) ||
    (error.success && error.data.error.is_transient) ||
    [401, 403, 408, 429].includes(status) ||
    status >= 500;
  if (mayCome) return { kind: 'notNow', retryAfterMs, detail };
  if (code === noObject || status === 404 || status === 410) return { kind: 'gone', detail };
  return { kind: 'refused', detail };
}
