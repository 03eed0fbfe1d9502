import type { AnyBulkWriteOperation, IndexDescription } from 'mongodb';
import type { AccountId, TemplateId } from '../core/ids';
import type { DescribedVariables } from '../core/templates/fills';
import { afterListing, saysSomethingElse } from '../core/templates/afterListing';
import type { ChannelTemplate, KnownTemplate } from '../core/templates/template';
import type { AccountDocument } from './accountDocuments';
import type { Collections } from './collections';
import { idOfParts } from './newId';
import { duplicatesIn } from './storeErrors';
import type { TemplateDocument } from './templateDocument';

type TemplateStore = Pick<Collections, 'templates'>;

export const templateIndexes: IndexDescription[] = [
  { key: { accountId: 1, name: 1, language: 1 }, unique: true },
  { key: { name: 1, language: 1, _id: 1 } },
  { key: { status: 1, name: 1, language: 1, _id: 1 } },
  // What may be sent: however many there are for other things.
  { key: { accountId: 1, status: 1, purpose: 1, name: 1, language: 1 } },
];

/** One name in one language of one account. */
export interface TemplateKey {
  readonly accountId: AccountId;
  readonly name: string;
  readonly language: string;
}

export function templateIdOf({ accountId, name, language }: TemplateKey): TemplateId {
  return idOfParts<TemplateId>('tpl', accountId, name, language);
}

export async function findTemplate(store: TemplateStore, key: TemplateKey): Promise<TemplateDocument | null> {
  return store.templates.findOne({ _id: templateIdOf(key) });
}

/** All templates of an account, those that are gone too. */
export async function templatesOf(store: TemplateStore, accountId: AccountId): Promise<TemplateDocument[]> {
  return store.templates.find({ accountId }).sort({ name: 1, language: 1 }).toArray();
}

/**
 * Writes a list that the channel was asked for at `askedAtMs`: what was told later stays, what is not on it is marked as removed. True when all was written; false when news came in between and it should be read again.
 */
export async function writeListing(
  store: TemplateStore,
  account: Pick<AccountDocument, '_id' | 'channel' | 'channelAccountId'>,
  { templates: listed, unreadable }: { readonly templates: readonly ChannelTemplate[]; readonly unreadable: number },
  askedAtMs: number,
): Promise<boolean> {
  const known = new Map((await templatesOf(store, account._id)).map((each) => [each._id, each]));
  const purposes = new Map([...known.values()].map(({ name, purpose }) => [name, purpose]));
  const keys = listed.map(({ name, language }) => templateIdOf({ accountId: account._id, name, language }));
  const changes = listed.flatMap((template, index) => {
    const _id = keys[index];
    if (_id === undefined) return [];
    const before = known.get(_id) ?? null;
    const purpose = purposes.get(template.name) ?? null;
    return [changeOf(account, _id, { before, template, purpose }, askedAtMs)];
  });
  const isWhole = await writeChanges(store, changes);
  // What is missing may be what could not be read.
  if (unreadable > 0) return isWhole;
  await store.templates.updateMany(
    { accountId: account._id, _id: { $nin: keys }, status: { $ne: 'removed' }, statusAtMs: { $lte: askedAtMs } },
    { $set: { status: 'removed', statusReason: null, statusAtMs: askedAtMs }, $inc: { version: 1 } },
  );
  return isWhole;
}

function changeOf(
  account: Pick<AccountDocument, '_id' | 'channel' | 'channelAccountId'>,
  _id: TemplateId,
  told: {
    readonly before: TemplateDocument | null;
    readonly template: ChannelTemplate;
    readonly purpose: KnownTemplate['purpose'];
  },
  askedAtMs: number,
): AnyBulkWriteOperation<TemplateDocument> {
  const { before, template, purpose } = told;
  const { name, language } = template;
  const parts = afterListing(before, template, askedAtMs);
  if (before === null) {
    const { channel, channelAccountId } = account;
    const key = { _id, accountId: account._id, channel, channelAccountId, name, language, purpose };
    return { insertOne: { document: { ...key, ...parts, syncedAtMs: askedAtMs, version: 1 } } };
  }
  return {
    updateOne: {
      filter: { _id, version: before.version },
      update: {
        $set: { ...parts, syncedAtMs: askedAtMs },
        ...(saysSomethingElse(before, parts) ? { $inc: { version: 1 } } : {}),
      },
    },
  };
}

async function writeChanges(
  store: TemplateStore,
  changes: AnyBulkWriteOperation<TemplateDocument>[],
): Promise<boolean> {
  if (changes.length === 0) return true;
  try {
    const { insertedCount, matchedCount } = await store.templates.bulkWrite(changes, { ordered: false });
    return insertedCount + matchedCount === changes.length;
  } catch (error) {
    // Another reading of the same list was faster.
    if (duplicatesIn(error) === null) throw error;
    return false;
  }
}

/** What people say a template is for, in all its languages. Null when there is no such template. */
export async function setPurpose(
  store: TemplateStore,
  id: TemplateId,
  purpose: KnownTemplate['purpose'],
): Promise<TemplateDocument | null> {
  const template = await store.templates.findOne({ _id: id });
  if (template === null) return null;
  const { accountId, name } = template;
  await store.templates.updateMany(
    { accountId, name, purpose: { $ne: purpose } },
    { $set: { purpose }, $inc: { version: 1 } },
  );
  // Whoever says so again has it tried again.
  await store.templates.updateOne({ _id: id, unfit: { $ne: null } }, { $set: { unfit: null }, $inc: { version: 1 } });
  return store.templates.findOne({ _id: id });
}

/** What people say fills a template's variables, in its language. Null when there is no such template, or it is another one by now. */
export async function describeVariables(
  store: TemplateStore,
  { _id, body }: Pick<TemplateDocument, '_id' | 'body'>,
  described: DescribedVariables,
): Promise<TemplateDocument | null> {
  return store.templates.findOneAndUpdate(
    { _id, body },
    { $set: { described, unfit: null }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  );
}

/** How many templates there are by status, for the metrics. */
export async function countTemplates(store: TemplateStore): Promise<Map<string, number>> {
  const counts = await store.templates
    .aggregate<{ _id: string; count: number }>([{ $group: { _id: '$status', count: { $sum: 1 } } }])
    .toArray();
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}
