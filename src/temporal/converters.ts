import type { DataConverter } from '@temporalio/common';

/** Where workflow code and its converters lie; used by worker, API and tests alike. */
export const workflowsPath = require.resolve('../workflows/index');

export const dataConverter: DataConverter = {
  payloadConverterPath: require.resolve('../workflows/payloadConverter'),
  failureConverterPath: require.resolve('../workflows/failureConverter'),
};
