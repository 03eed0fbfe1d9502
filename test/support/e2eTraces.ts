import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { E2eProduct } from './e2eProduct';

/** Something that is kept outside MongoDB, as its bytes. */
export interface Trace {
  readonly where: string;
  readonly bytes: Buffer;
}

const { GetWorkflowExecutionHistoryResponse, DescribeWorkflowExecutionResponse, DescribeScheduleResponse } =
  temporal.api.workflowservice.v1;

/** Everything Temporal knows: histories, memos, search attributes, pending activities, current details, state, schedules. */
export async function tracesInTemporal(client: Client): Promise<Trace[]> {
  const traces: Trace[] = [];
  const { namespace } = client.options;
  for await (const { workflowId, runId, status } of client.workflow.list()) {
    const execution = { workflowId, runId };
    const where = `${workflowId} ${runId}`;
    for (let nextPageToken: Uint8Array | undefined; ;) {
      const page = await client.workflowService.getWorkflowExecutionHistory({ namespace, execution, nextPageToken });
      traces.push({
        where: `history of ${where}`,
        bytes: Buffer.from(GetWorkflowExecutionHistoryResponse.encode(page).finish()),
      });
      if (!page.nextPageToken?.length) break;
      nextPageToken = page.nextPageToken;
    }
    const described = await client.workflowService.describeWorkflowExecution({ namespace, execution });
    traces.push({
      where: `description of ${where}`,
      bytes: Buffer.from(DescribeWorkflowExecutionResponse.encode(described).finish()),
    });
    if (status.name !== 'RUNNING') continue;
    for (const query of ['__temporal_workflow_metadata', '__stack_trace', 'state']) {
      if (query === 'state' && !workflowId.startsWith('conversation/')) continue;
      const answer: unknown = await client.workflow.getHandle(workflowId, runId).query(query);
      traces.push({ where: `${query} of ${where}`, bytes: Buffer.from(JSON.stringify(answer)) });
    }
  }
  for await (const { scheduleId } of client.schedule.list()) {
    const described = await client.workflowService.describeSchedule({ namespace, scheduleId });
    traces.push({
      where: `schedule ${scheduleId}`,
      bytes: Buffer.from(DescribeScheduleResponse.encode(described).finish()),
    });
  }
  return traces;
}

/** What the processes have written to their logs, and what `/metrics` says. */
export async function tracesOutside(product: E2eProduct): Promise<Trace[]> {
  const metrics = await (await fetch(`${product.baseUrl}/metrics`)).text();
  return [
    { where: 'metrics', bytes: Buffer.from(metrics) },
    ...product.logs().map(({ file, text }) => ({ where: file, bytes: Buffer.from(text) })),
  ];
}

/** Where a canary sings: as it is, in base64 at any offset, in hex, or escaped in JSON or a URL. */
export function singing(traces: readonly Trace[], canaries: readonly string[]): string[] {
  return canaries.flatMap((canary) => {
    const bytes = Buffer.from(canary);
    const escaped = JSON.stringify(canary)
      .slice(1, -1)
      .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const writings = [
      ...new Set([canary, escaped, encodeURIComponent(canary), bytes.toString('hex'), ...base64At(bytes)]),
    ];
    return traces
      .filter((trace) => writings.some((writing) => trace.bytes.includes(writing)))
      .map(({ where }) => `${canary} in ${where}`);
  });
}

/** The characters of base64 that do not depend on what stands before and after. */
function base64At(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(offset === 0 ? 0 : offset + 1, -1);
  });
}
