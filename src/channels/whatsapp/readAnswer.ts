import { z } from 'zod';
import type { SendResult } from '../channel';
import type { HttpAnswer } from '../http/postOnce';
import { verdictOn, verdictOnStatus, type ErrorVerdict } from './errorTable';
import { flag, id, numberOrNull, phoneOrNull, readable } from './fields';

const acceptedBody = z.object({
  messages: z.tuple([z.object({ id })], z.unknown()),
  contacts: readable(z.object({ wa_id: phoneOrNull })),
});

const errorBody = z.object({
  error: z
    .object({ code: numberOrNull, error_subcode: numberOrNull, is_transient: flag })
    .transform((error) => ({ code: error.code, subcode: error.error_subcode, transient: error.is_transient })),
});

/** Turns Meta's answer into what is known about the message. */
export function readAnswer(answer: HttpAnswer): SendResult {
  const body = jsonIn(answer.body);
  const error = errorBody.safeParse(body);
  if (error.success) return resultOf(verdictOn(error.data.error, answer.status), error.data.error.code, answer);
  const success = answer.status >= 200 && answer.status < 300;
  if (!success) return resultOf(verdictOnStatus(answer.status), null, answer);
  const accepted = acceptedBody.safeParse(body);
  if (!accepted.success) {
    return { kind: 'unknown', detail: `WhatsApp answered HTTP ${answer.status} without a readable message id.` };
  }
  return {
    kind: 'accepted',
    channelMessageId: accepted.data.messages[0].id,
    // Meta: may differ from the number we sent to (Brazil, Argentina, Mexico).
    canonicalPhone: accepted.data.contacts[0]?.wa_id ?? null,
  };
}

function resultOf(verdict: ErrorVerdict, code: number | null, answer: HttpAnswer): SendResult {
  const place = code === null ? `HTTP ${answer.status}` : `code ${code} (HTTP ${answer.status})`;
  const detail = `WhatsApp answered ${place}: ${verdict.words}.`;
  switch (verdict.kind) {
    case 'notAccepted':
      return { kind: 'notAccepted', code, retryAfterMs: answer.retryAfterMs ?? verdict.retryAfterMs, detail };
    case 'refused':
      return { kind: 'refused', code, meaning: verdict.meaning, detail };
    case 'unknown':
      return { kind: 'unknown', detail };
  }
}

function jsonIn(body: string | null): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
