import {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoRuntimeError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';

/** True for a violated unique index. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** True when the index that was to be dropped is not there. */
export function isIndexGone(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 27;
}

/** Which documents of an unordered insert were there already; null when anything else went wrong too. */
export function duplicatesIn(error: unknown): Set<number> | null {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return null;
  const faults = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return faults.every(({ code }) => code === 11000) ? new Set(faults.map(({ index }) => index)) : null;
}

/** The driver's own words for a connection that is gone or can't be had. */
const connectionFaults = new Set([
  'MongoClientClosedError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
]);

/** Server codes of shutting down, stepping down and not being primary (MongoDB: retryable errors). */
const passingCodes = new Set<unknown>([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Node's own words for a connection that the other side has closed: written to in that instant, the driver hands them on as they are. */
const socketCodes = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

/**
 * True when MongoDB is away or changing primaries: nothing is wrong with the request, and trying again can help.
 * The driver's runtime errors count too: a socket that closes between request and answer ends as "unexpected server response"
 * (`Unable to get response from server`, `Selected server does not support retryable writes`), not as a network error.
 */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof MongoError)) return error instanceof Error && 'code' in error && socketCodes.has(error.code);
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoOperationTimeoutError ||
    error instanceof MongoRuntimeError ||
    connectionFaults.has(error.name) ||
    passingCodes.has(error.code) ||
    error.hasErrorLabel('RetryableWriteError') ||
    error.hasErrorLabel('TransientTransactionError')
  );
}
