import { createHash } from 'node:crypto';
import type { RawRequest } from './rawRequest';
import { RequestFault } from './requestFault';

/** The Idempotency-Key of a request together with what it is for: the same key elsewhere is another one. Null without one. */
export function idempotencyKeyOf(request: Pick<RawRequest, 'headers' | 'target'>): string | null {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return null;
  if (typeof given !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]{0,254})$/.test(given)) {
    throw new RequestFault([{ path: 'Idempotency-Key', message: 'Must be 1 to 255 printable ASCII characters.' }]);
  }
  return hash(`${request.target}\n${given}`);
}

/** An id made from a key, so that the same order finds the same record: `cmd_` and 24 hex digits. */
export function idFrom<Id extends string>(prefix: string, key: string): Id {
  return `${prefix}_${hash(`${prefix}\n${key}`).slice(0, 24)}` as Id;
}

/** SHA-256, in hex. */
export function hash(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
