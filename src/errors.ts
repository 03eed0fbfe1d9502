/**
 * The closed list of faults Continuo knows. Each says what went wrong, whether trying again can help, which HTTP status it is,
 * and what the user can do. Only these codes and titles cross into Temporal or an HTTP answer.
 */
export const faults = {
  unauthorized: {
    status: 401,
    retry: false,
    title: 'The key is missing or wrong. Send "Authorization: Bearer <key>".',
  },
  badSignature: { status: 401, retry: false, title: 'Not authorised.' },
  wrongVerifyToken: { status: 403, retry: false, title: 'The verify token is wrong.' },
  invalidJson: { status: 400, retry: false, title: 'The body is not valid JSON.' },
  invalidYaml: { status: 400, retry: false, title: 'The body is not valid YAML.' },
  invalidRequest: { status: 400, retry: false, title: 'The request does not fit its schema.' },
  notFound: { status: 404, retry: false, title: 'There is nothing here under this id or path.' },
  methodNotAllowed: { status: 405, retry: false, title: 'This path does not take this method.' },
  refused: { status: 409, retry: false, title: 'The conversation is not in a state that allows this.' },
  conflict: { status: 409, retry: false, title: 'It exists already.' },
  versionMismatch: {
    status: 412,
    retry: false,
    title: 'Somebody changed it since you read it. Read it again and repeat your change.',
  },
  versionRequired: { status: 428, retry: false, title: 'Send If-Match with the version you read.' },
  tooLarge: { status: 413, retry: false, title: 'The body is too large.' },
  unsupportedMediaType: { status: 415, retry: false, title: 'Send application/json.' },
  storeAway: { status: 503, retry: true, title: 'MongoDB does not answer. Nothing was changed; try again shortly.' },
  temporalAway: { status: 503, retry: true, title: 'Temporal or the worker does not answer. Try again shortly.' },
  sendNotAccepted: {
    status: 502,
    retry: true,
    title: 'The channel did not accept the message yet. It is tried again.',
  },
  mediaNotYet: { status: 502, retry: true, title: 'The channel does not give the file yet. It is asked again.' },
  mediaNotStored: {
    status: 409,
    retry: false,
    title: 'The file is not here: it is still being fetched, or could not be had.',
  },
  rangeNotSatisfiable: { status: 416, retry: false, title: 'The file has no such part.' },
  internal: {
    status: 500,
    retry: false,
    title: 'Something went wrong on our side. The log names it under this request id.',
  },
} as const satisfies Record<string, { status: number; retry: boolean; title: string }>;

export type FaultCode = keyof typeof faults;

/** A fault from the closed list. `detail` goes to the HTTP caller, never into Temporal. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: FaultCode,
    /** What exactly, where, and the way out; for the caller's eyes. */
    readonly detail?: string,
    options?: { cause?: unknown },
  ) {
    super(detail ?? faults[code].title, options);
  }
}
