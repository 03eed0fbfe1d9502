import { Fault } from '../../errors';
import type { SweepDocument } from '../../store/duplicateDocument';
import { findSweep, resumeSweep, startSweep, stopSweep } from '../../store/sweeps';
import type { ApiContext } from '../deps';
import { operation } from '../http/operation';
import { sweepSchema } from '../schemas/duplicates';
import { sweepView } from '../views/duplicateView';

const answers = { 200: { description: 'How the sweep stands.', schema: sweepSchema } };

export const getDuplicateSweep = operation({
  tag: 'CRM',
  summary: 'How far the search for duplicates over the whole base has come',
  answers,
  async handle(_request, { store }) {
    return { status: 200, body: sweepView(await findSweep(store)) };
  },
});

export const startDuplicateSweep = operation({
  tag: 'CRM',
  summary: 'Search the whole base for duplicates, from the first contact; one that runs already goes on',
  answers,
  problems: ['temporalAway'],
  async handle(_request, context) {
    const sweep = await startSweep(context.store, context.clock());
    await goOn(context);
    return { status: 200, body: sweepView(sweep) };
  },
});

export const resumeDuplicateSweep = operation({
  tag: 'CRM',
  summary: 'Go on with a search that was stopped, or cut off, where it was',
  answers,
  problems: ['refused', 'temporalAway'],
  async handle(_request, context) {
    const sweep = await resumeSweep(context.store, context.clock());
    if (!sweep) throw new Fault('refused', 'There is nothing to go on with. Start a new one.');
    await goOn(context);
    return { status: 200, body: sweepView(sweep) };
  },
});

export const stopDuplicateSweep = operation({
  tag: 'CRM',
  summary: 'Stop the search where it is; stopped already, it stays so',
  answers,
  problems: ['refused'],
  async handle(_request, { store, clock }) {
    const sweep: SweepDocument | null = (await stopSweep(store, clock())) ?? (await findSweep(store));
    if (sweep?.state !== 'stopped') throw new Fault('refused', 'No search is running.');
    return { status: 200, body: sweepView(sweep) };
  },
});

async function goOn({ temporal }: ApiContext): Promise<void> {
  try {
    await temporal.sweep();
  } catch (error) {
    const detail = 'The search is noted, but nobody could be told to do it. Resume it in a moment.';
    throw new Fault('temporalAway', detail, { cause: error });
  }
}
