import { Fault } from '../../errors';
import type { Database } from '../../store/database';
import { within } from '../http/within';
import { operation } from '../http/operation';
import { readySchema } from '../schemas/installation';

export const getReadiness = operation({
  tag: 'Installation',
  summary: 'MongoDB and Temporal answer, and a worker polls. The channel is not asked',
  answers: { 200: { description: 'Ready.', schema: readySchema } },
  problems: ['storeAway', 'temporalAway'],
  async handle(_request, { store, temporal }) {
    const [mongodb, { temporal: answers, worker }] = await Promise.all([storeAnswers(store), temporal.ready()]);
    const missing = [
      ...(mongodb ? [] : ['MongoDB does not answer.']),
      ...(answers ? [] : ['Temporal does not answer.']),
      ...(answers && !worker ? ['No worker polls the conversations.'] : []),
    ];
    if (missing.length > 0) throw new Fault(mongodb ? 'temporalAway' : 'storeAway', missing.join(' '));
    return { status: 200, body: { status: 'ready' } };
  },
});

async function storeAnswers({ db }: Pick<Database, 'db'>): Promise<boolean> {
  try {
    await within(2000, db.command({ ping: 1 }), () => new Error('no answer'));
    return true;
  } catch {
    return false;
  }
}
