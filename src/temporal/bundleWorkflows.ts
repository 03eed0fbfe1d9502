import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { dataConverter, workflowsPath } from './converters';

/** Bundles the workflow sandbox once per process. Throws when workflow code imports what it must not. */
export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  const quiet = () => undefined;
  return bundleWorkflowCode({
    workflowsPath,
    payloadConverterPath: dataConverter.payloadConverterPath,
    failureConverterPath: dataConverter.failureConverterPath,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}
