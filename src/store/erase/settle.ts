import type { ErasureId } from '../../core/ids';
import type { Collections } from '../collections';
import type { Database } from '../database';
import type { ErasureDocument } from '../erasureDocument';
import { findErasure } from './erasures';
import { forgetWork, keepWork } from './erasureWork';

type SettleStore = Pick<Collections, 'erasures' | 'erasureWork'>;

/** What a person says is done. */
export interface Done {
  readonly by: string;
  readonly nowMs: number;
}

/** Everything was stopped and looked through, nothing is left, and nobody has to do anything more. */
const isSettled = {
  stoppedAtMs: { $ne: null },
  left: { $size: 0 },
  forPeople: { $not: { $elemMatch: { doneAtMs: null } } },
  tasks: { $not: { $elemMatch: { state: 'open' as const } } },
};

/** The end of a run: finished when nothing is left open, else incomplete, with its notes kept for the next run. */
export async function endErasure(store: SettleStore, id: ErasureId, nowMs: number): Promise<void> {
  await keepWork(store, id, nowMs);
  await store.erasures.updateOne({ _id: id, state: 'running' }, { $set: { state: 'incomplete', finishedAtMs: nowMs } });
  await finishWhenSettled(store, id, nowMs);
}

/** The last thing that was open is done: it is finished, and its notes go. */
async function finishWhenSettled(store: SettleStore, id: ErasureId, nowMs: number): Promise<void> {
  const finished = await store.erasures.updateOne(
    { _id: id, state: 'incomplete', ...isSettled },
    { $set: { state: 'finished', finishedAtMs: nowMs } },
  );
  if (finished.modifiedCount === 1) await forgetWork(store, id);
}

/** A person has had it erased in another system. Null when no such task is open or done. */
export async function finishTask(
  store: SettleStore,
  id: ErasureId,
  system: string,
  { by, nowMs }: Done,
): Promise<ErasureDocument | null> {
  await store.erasures.updateOne(
    { _id: id, tasks: { $elemMatch: { system, state: 'open' } } },
    { $set: { 'tasks.$.state': 'done', 'tasks.$.doneAtMs': nowMs, 'tasks.$.by': by } },
  );
  await finishWhenSettled(store, id, nowMs);
  return store.erasures.findOne({ _id: id, 'tasks.system': system });
}

/**
 * A person has looked at a record and done there what was to be done: one that was named for people, or a place of one that ended
 * incomplete, which is theirs from then on. Null when there is no such record in it.
 */
export async function finishPlace(
  store: SettleStore,
  id: ErasureId,
  place: string,
  { by, nowMs }: Done,
): Promise<ErasureDocument | null> {
  await store.erasures.updateOne(
    { _id: id, forPeople: { $elemMatch: { id: place, doneAtMs: null } } },
    { $set: { 'forPeople.$.doneAtMs': nowMs, 'forPeople.$.by': by } },
  );
  const left = (await findErasure(store, id))?.places.find((one) => one.id === place);
  if (left) {
    const { collection } = left;
    // While it runs, what is left is being looked up anew.
    const taken = await store.erasures.updateOne(
      { _id: id, state: 'incomplete', places: { $elemMatch: { collection, id: place } } },
      {
        $pull: { places: { collection, id: place } },
        $push: { forPeople: { collection, id: place, doneAtMs: nowMs, by } },
        $inc: { 'left.$[in].count': -1 },
      },
      { arrayFilters: [{ 'in.collection': collection }] },
    );
    if (taken.modifiedCount === 1)
      await store.erasures.updateOne(
        { _id: id },
        { $pull: { left: { collection: { $eq: collection }, count: { $lte: 0 } } } },
      );
  }
  await finishWhenSettled(store, id, nowMs);
  return store.erasures.findOne({ _id: id, forPeople: { $elemMatch: { id: place } } });
}

/** Has one that ended incomplete looked through again, with the notes of its first run. Null when those are gone. */
export async function runAgain(
  store: Pick<Database, 'client' | 'erasures' | 'erasureWork'>,
  id: ErasureId,
  nowMs: number,
): Promise<ErasureDocument | null> {
  return store.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const erasure = await store.erasures.findOne({ _id: id }, { session });
      if (erasure?.state !== 'incomplete') return erasure;
      const kept = await store.erasureWork.findOne({ _id: id, keptUntil: { $gt: new Date(nowMs) } }, { session });
      // Before everything was stopped the contact is there to be gathered again.
      if (!kept && erasure.stoppedAtMs !== null) return null;
      await store.erasureWork.updateMany({ erasureId: id }, { $set: { keptUntil: null } }, { session });
      return store.erasures.findOneAndUpdate(
        { _id: id },
        { $set: { state: 'running', step: null, finishedAtMs: null } },
        { session, returnDocument: 'after' },
      );
    }),
  );
}
