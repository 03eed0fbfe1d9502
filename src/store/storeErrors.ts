import {
  MongoError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';

/** True for a violated unique index. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** True when MongoDB is away or changing primaries: nothing is wrong with the request, and trying again can help. */
export function isStoreAway(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoOperationTimeoutError ||
    (error instanceof MongoError &&
      (error.hasErrorLabel('RetryableWriteError') ||
        error.hasErrorLabel('TransientTransactionError') ||
        error.name === 'MongoPoolClearedError' ||
        error.name === 'MongoNotConnectedError' ||
        error.name === 'MongoTopologyClosedError'))
  );
}
