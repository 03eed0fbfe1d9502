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
  const news = stream.stream();
  news.on('data', (event: { texts?: string[] }) => {
    for (const text of event.texts ?? []) arrivals.arrived(text);
  });
  news.on('error', (error) => process.stderr.write(`change stream: ${String(error)}\n`));
  await new Promise<void>((resolve) => stream.once('init', resolve));
  return { arrivals, close: () => stream.close() };
}
