import { Fault } from '../../errors';
import type { RawRequest } from './rawRequest';
import { RequestFault } from './requestFault';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON of a request body; undefined when there is none. */
export function parseJsonBody(request: Pick<RawRequest, 'headers' | 'rawBody'>): unknown {
  if (request.rawBody.length === 0) return undefined;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw new Fault('unsupportedMediaType');
  try {
    return JSON.parse(utf8.decode(request.rawBody), refusePrototypes);
  } catch (error) {
    if (error instanceof Fault) throw error;
    // A RangeError is a body nested so deeply that reading it ran out of stack.
    throw new Fault('invalidJson', error instanceof SyntaxError ? undefined : 'It is not UTF-8, or nested too deeply.');
  }
}

/** Schemas refuse unknown fields, but a record of texts would pass `__proto__` by in silence. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new RequestFault([{ path: key, message: 'There is no such field.' }]);
  return value;
}
