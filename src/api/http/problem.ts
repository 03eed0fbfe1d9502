import { Fault, faults, type FaultCode } from '../../errors';
import { isStoreAway } from '../../store/storeErrors';
import { RefusedFault, RequestFault, type FieldFault } from './requestFault';

/** Problem details (RFC 9457), as every error answer has them. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  readonly requestId: string;
}

/** The problem details of an error. What is not known to us becomes `internal`, without a word of what it was. */
export function problemOf(error: unknown, requestId: string): Problem {
  const fault = faultOf(error);
  const { status, title } = faults[fault.code];
  return {
    type: `urn:continuo:problem:${fault.code}`,
    title,
    status,
    code: fault instanceof RefusedFault ? fault.reason.code : fault.code,
    ...(fault.detail === undefined ? {} : { detail: fault.detail }),
    ...(fault instanceof RequestFault ? { errors: fault.errors } : {}),
    requestId,
  };
}

/** The fault an error stands for. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (isStoreAway(error)) return new Fault('storeAway', undefined, { cause: error });
  const code = parserFaults[typeOf(error)];
  if (code) return new Fault(code, undefined, { cause: error });
  if (error instanceof URIError) return new Fault('notFound', undefined, { cause: error });
  if (isClientError(error)) return new Fault('invalidRequest', undefined, { cause: error });
  return new Fault('internal', undefined, { cause: error });
}

/** The body reader's own error types. */
const parserFaults: Readonly<Record<string, FaultCode>> = {
  'entity.too.large': 'tooLarge',
  'encoding.unsupported': 'unsupportedMediaType',
  'charset.unsupported': 'unsupportedMediaType',
};

function typeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
}

function isClientError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
