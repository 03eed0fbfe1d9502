import { z } from 'zod';
import type { SendResult } from '../channel';
import type { HttpAnswer } from '../http/postOnce';
import { meaningOfCode, meaningOfStatus } from './errorTable';

/** How soon to try again when Twilio does not say. */
const laterMs = 60_000;

const acceptedBody = z.object({ sid: z.string().regex(/^\w{1,128}$/) });
/** Twilio: https://www.twilio.com/docs/usage/twilios-response. Its `message` may name people and is not repeated. */
const errorBody = z.object({ code: z.int().nonnegative() });

/**
 * Turns Twilio's answer to a send into what is known about the message. The call is not idempotent: after a 5xx the message
 * may have left (https://www.twilio.com/docs/api/errors/20500), whatever code it carries.
 */
export function readAnswer(answer: HttpAnswer): SendResult {
  const body = jsonIn(answer.body);
  const error = errorBody.safeParse(body);
  const code = error.success ? error.data.code : null;
  const place = code === null ? `HTTP ${answer.status}` : `code ${code} (HTTP ${answer.status})`;
  if (answer.status >= 500 || answer.status === 408) {
    return { kind: 'unknown', detail: `Twilio answered ${place}; the message may have left.` };
  }
  if (answer.status >= 200 && answer.status < 300) {
    const accepted = acceptedBody.safeParse(body);
    if (accepted.success) return { kind: 'accepted', channelMessageId: accepted.data.sid, canonicalPhone: null };
    return { kind: 'unknown', detail: `Twilio answered HTTP ${answer.status} without a readable message id.` };
  }
  const known = [401, 429].includes(answer.status) ? null : meaningOfCode(code);
  const { meaning, words } = known ?? meaningOfStatus(answer.status);
  const detail = `Twilio answered ${place}: ${words}.`;
  if (meaning === 'tooFast' || meaning === 'temporary') {
    return { kind: 'notAccepted', code, retryAfterMs: answer.retryAfterMs ?? laterMs, detail };
  }
  return { kind: 'refused', code, meaning, detail };
}

function jsonIn(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return null;
  }
}
