import { DefaultFailureConverter, type PayloadConverter, type ProtoFailure } from '@temporalio/common';
import { failureTypes } from './contract';

const open = new Set<string>(Object.values(failureTypes));

/**
 * Lets only our closed list of failures into Temporal with their message; everything else keeps its kind and loses its words,
 * because a driver's or a vendor's message may quote a phone number.
 */
class ClosedFailureConverter extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: false });
  }

  override errorToFailure(error: unknown, payloadConverter: PayloadConverter): ProtoFailure {
    return withoutWords(super.errorToFailure(error, payloadConverter));
  }
}

function withoutWords(failure: ProtoFailure): ProtoFailure {
  const type = failure.applicationFailureInfo?.type ?? '';
  const words =
    failure.applicationFailureInfo && !open.has(type)
      ? `${type || 'Error'} (details are in the worker's log)`
      : failure.message;
  return {
    ...failure,
    message: words,
    stackTrace: '',
    ...(failure.applicationFailureInfo
      ? { applicationFailureInfo: { ...failure.applicationFailureInfo, details: undefined } }
      : {}),
    ...(failure.cause ? { cause: withoutWords(failure.cause) } : {}),
  };
}

/** Loaded by the SDK through its path, in the workflow sandbox and outside. */
export const failureConverter = new ClosedFailureConverter();
