import type { CommandStartedEvent, Document } from 'mongodb';
import { collectionsOf, type Collections } from '../../src/store/collections';
import { createMongoClient } from '../../src/store/createMongoClient';

export interface ExplainedRead {
  /** The collection, and what it was asked. */
  readonly name: string;
  readonly stages: readonly string[];
  readonly keys: number;
  readonly documents: number;
}

/** Does something with a database, and explains every single query that was sent for it, as it was sent. */
export async function explainReads(
  uri: string,
  read: (store: Collections, watched: () => void) => Promise<unknown>,
): Promise<ExplainedRead[]> {
  const client = createMongoClient(uri, { monitorCommands: true });
  try {
    const db = client.db('continuo');
    const sent: Document[] = [];
    const note = ({ command, commandName }: CommandStartedEvent) => {
      if (commandName === 'find' || commandName === 'aggregate' || commandName === 'count') sent.push(command);
    };
    // What is read to set the scene does not count.
    await read(collectionsOf(db), () => client.on('commandStarted', note));
    client.off('commandStarted', note);
    const explained: ExplainedRead[] = [];
    for (const { lsid: _lsid, $db: _db, $clusterTime: _time, ...command } of sent.flatMap(withoutLookups)) {
      const plan = await db.command({ explain: command, verbosity: 'executionStats' });
      explained.push({ name: nameOf(command), ...figuresOf(plan) });
    }
    return explained;
  } finally {
    await client.close();
  }
}

/** Reads that were sent together, each on its own: that is how the server plans them. */
function withoutLookups(command: Document): Document[] {
  const stages = (command.pipeline ?? []) as { $lookup?: { from: string; pipeline: Document[] } }[];
  const lookups = stages.flatMap(({ $lookup }) => $lookup ?? []);
  if (lookups.length === 0) return [command];
  const rest = { ...command, pipeline: stages.filter(({ $lookup }) => $lookup === undefined) };
  return [rest, ...lookups.map(({ from, pipeline }) => ({ aggregate: from, pipeline, cursor: {} }))];
}

function nameOf(command: Document): string {
  const asked = (command.filter ?? command.pipeline?.[0]?.$match ?? {}) as object;
  return `${String(command.find ?? command.aggregate)} by ${Object.keys(asked).join(', ')}`;
}

function figuresOf(plan: Document): Omit<ExplainedRead, 'name'> {
  const cursor = plan.stages?.[0]?.$cursor as Document | undefined;
  const { queryPlanner, executionStats } = (cursor ?? plan) as Document;
  return {
    stages: stagesIn(queryPlanner.winningPlan),
    keys: Number(executionStats.totalKeysExamined),
    documents: Number(executionStats.totalDocsExamined),
  };
}

function stagesIn(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const { stage } = plan as { stage?: unknown };
  const below = Object.values(plan).flatMap(stagesIn);
  return [...new Set(typeof stage === 'string' ? [stage, ...below] : below)];
}
