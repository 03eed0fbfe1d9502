import type { Database } from '../src/store/database';
import { Arrivals } from './arrivals';

/** What has to be stored before a message counts as arrived: itself (capture), or the route decision about it. */
export type Milestone = 'captured' | 'decided';

/** Hears through a change stream what reaches MongoDB. Keys are message texts. */
export interface StoreWatch {
  readonly arrivals: Arrivals;
  close(): Promise<void>;
}

export async function watchStore(store: Database, milestone: Milestone): Promise<StoreWatch> {
  const arrivals = new Arrivals();
  const stream =
    milestone === 'captured'
      ? store.messages.watch([
          { $match: { operationType: 'insert', 'fullDocument.direction': 'in' } },
          { $project: { texts: ['$fullDocument.text'] } },
        ])
      : store.decisions.watch([
          { $match: { operationType: 'insert', 'fullDocument.step': 'route' } },
          { $project: { texts: '$fullDocument.facts.turn.messages.text' } },
        ]);
  // The first look opens it: what is inserted from now on is seen.
  await stream.tryNext();
  const listen = async () => {
    for await (const event of stream) {
      const { texts } = event as unknown as { texts?: string[] };
      for (const text of texts ?? []) arrivals.arrived(text);
    }
  };
  const listening = listen().catch((error: unknown) => {
    if (!stream.closed) process.stderr.write(`change stream: ${String(error)}\n`);
  });
  return {
    arrivals,
    async close() {
      await stream.close();
      await listening;
    },
  };
}
