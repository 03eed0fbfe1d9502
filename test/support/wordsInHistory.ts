import type { WorkflowHandle } from '@temporalio/client';

/** Everything a history holds, payloads decoded, as one text. */
export async function wordsInHistory(handle: WorkflowHandle): Promise<string> {
  const parts: string[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value).toString('utf8'));
    else if (typeof value === 'string') parts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk((await handle.fetchHistory()).events);
  return parts.join('\n');
}
