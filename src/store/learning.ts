import type { IndexDescription } from 'mongodb';
import { afterEvent, neverInForce, type InForceEvent } from '../core/feedback/inForce';
import { learntForRouteOf, ofRoutes, type InForceValues } from '../core/feedback/learntFactsOf';
import type { LearntForRoute } from '../core/feedback/learntForRoute';
import { parameterNames, type ParameterName } from '../core/feedback/parameters';
import type { Collections } from './collections';
import type { InForceDocument, LearningDocument } from './learningDocument';
import { insertIfNew } from './records';
import { isDuplicateKey } from './storeErrors';

export type LearningStore = Pick<Collections, 'learning' | 'learningInForce'>;

export const learningIndexes: IndexDescription[] = [{ key: { parameter: 1, version: -1 } }];

/** `<parameter>.<version>` */
export function versionIdOf(parameter: ParameterName, version: number): string {
  return `${parameter}.${version}`;
}

/** How one parameter stands. */
export async function inForceOf(
  { learningInForce }: Pick<Collections, 'learningInForce'>,
  parameter: ParameterName,
): Promise<InForceDocument> {
  return (await learningInForce.findOne({ _id: parameter })) ?? { _id: parameter, ...neverInForce, changes: 0 };
}

/** The version of a parameter; null when there is no such. */
export async function findVersion(
  { learning }: Pick<Collections, 'learning'>,
  parameter: ParameterName,
  version: number,
): Promise<LearningDocument | null> {
  return learning.findOne({ _id: versionIdOf(parameter, version) });
}

/** The number of the newest version of a parameter; null when nothing was ever learnt of it. */
export async function newestVersion(
  { learning }: Pick<Collections, 'learning'>,
  parameter: ParameterName,
): Promise<number | null> {
  const newest = await learning.findOne({ parameter }, { sort: { version: -1 }, projection: { version: 1 } });
  return newest?.version ?? null;
}

/** What is learnt and in force, by parameter. Two reads by id, however much was ever learnt. */
export async function valuesInForce(store: LearningStore, names: readonly ParameterName[]): Promise<InForceValues> {
  const standing = await store.learningInForce.find({ _id: { $in: [...names] }, inForce: { $ne: null } }).toArray();
  if (standing.length === 0) return {};
  const ids = standing.flatMap(({ _id, inForce }) => (inForce === null ? [] : [versionIdOf(_id, inForce)]));
  const versions = await store.learning.find({ _id: { $in: ids } }, { projection: { evidence: 0 } }).toArray();
  return Object.fromEntries(versions.map(({ parameter, version, value }) => [parameter, { version, value }]));
}

/** What a route decision is told of what is learnt; null when nothing is. */
export async function learntForRoute(store: LearningStore): Promise<LearntForRoute | null> {
  return learntForRouteOf(await valuesInForce(store, ofRoutes));
}

/** How every parameter stands, also those of which nothing was learnt yet. */
export async function allInForce(store: Pick<Collections, 'learningInForce'>): Promise<InForceDocument[]> {
  const known = await store.learningInForce.find({}).toArray();
  return parameterNames.map(
    (name) => known.find(({ _id }) => _id === name) ?? { _id: name, ...neverInForce, changes: 0 },
  );
}

/** Carries out an event; two at the same moment are carried out one after the other. Returns how it stands then. */
export async function changeInForce(
  store: Pick<Collections, 'learningInForce'>,
  parameter: ParameterName,
  event: InForceEvent,
): Promise<InForceDocument> {
  for (;;) {
    const before = await inForceOf(store, parameter);
    const { _id, changes, ...standing } = before;
    const after = afterEvent(standing, event);
    if (after === standing) return before;
    const document: InForceDocument = { _id, ...after, changes: changes + 1 };
    if (changes === 0 ? await insertIfNew(store.learningInForce, document) : await replace(store, changes, document))
      return document;
  }
}

async function replace(
  { learningInForce }: Pick<Collections, 'learningInForce'>,
  changes: number,
  { _id, ...document }: InForceDocument,
): Promise<boolean> {
  return (await learningInForce.replaceOne({ _id, changes }, document)).matchedCount === 1;
}

/** Stores a version under the next number and brings it into force, unless the parameter is frozen. Returns its number. */
export async function addVersion(
  store: LearningStore,
  learnt: Pick<LearningDocument, 'parameter' | 'value' | 'evidence'>,
  nowMs: number,
): Promise<{ readonly version: number; readonly isInForce: boolean }> {
  const { parameter } = learnt;
  for (;;) {
    const version = ((await newestVersion(store, parameter)) ?? 0) + 1;
    const { inForce } = await inForceOf(store, parameter);
    const document = {
      ...{ _id: versionIdOf(parameter, version), ...learnt, version },
      ...{ basedOn: inForce, createdAtMs: nowMs, by: 'learning' },
    } as LearningDocument;
    try {
      await store.learning.insertOne(document);
    } catch (error) {
      // Another run was faster.
      if (isDuplicateKey(error)) continue;
      throw error;
    }
    const after = await changeInForce(store, parameter, { kind: 'learnt', version, atMs: nowMs });
    return { version, isInForce: after.inForce === version };
  }
}
