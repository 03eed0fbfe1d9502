import { Fault } from '../../errors';
import { findFirstAnswer, keepFirstAnswer } from '../../store/idempotency';
import type { ApiContext } from '../deps';
import { hash, idempotencyKeyOf } from './idempotencyKey';
import type { Answer } from './operation';
import type { RawRequest } from './rawRequest';

/**
 * Carries out a creating request once per Idempotency-Key; a repeat gets the first answer. `work` is given the key, so that it
 * can make the new record's id from it: two requests at once, or a crash between record and answer, then still make one record.
 */
export async function onceUnderKey(
  raw: RawRequest,
  context: Pick<ApiContext, 'store' | 'clock'>,
  work: (key: string | null) => Promise<Answer>,
): Promise<Answer> {
  const key = idempotencyKeyOf(raw);
  if (key === null) return work(null);
  const requestHash = hash(raw.rawBody);
  const first = await findFirstAnswer(context.store, key);
  if (first && first.requestHash !== requestHash) {
    throw new Fault('conflict', 'This Idempotency-Key was used for another request. Take a new key for a new request.');
  }
  if (first) return { status: first.status, body: first.body, headers: first.headers };
  const answer = await work(key);
  await keepFirstAnswer(context.store, {
    _id: key,
    requestHash,
    status: answer.status,
    body: answer.body,
    headers: { ...answer.headers },
    createdAt: new Date(context.clock()),
  });
  return answer;
}
