import type { ObjectId } from 'mongodb';
import type { Database } from '../database';
import type { ErasureId } from '../../core/ids';
import type { PersonScope } from '../erasureDocument';
import { removeMediaFile } from '../mediaFiles';
import { countErased } from './erasures';
import { cancelSends } from './stop';

/** Deletes what belongs to the person's conversations. Everything in it was noted before; done again it finds what slipped in since. */
export async function eraseOwned(
  store: Database,
  erasureId: ErasureId,
  scope: PersonScope,
  doing: { readonly nowMs: number; readonly beat: () => void },
): Promise<void> {
  const which = { conversationId: { $in: [...scope.conversationIds] } };
  const count = (collection: string, deleted: { readonly deletedCount: number }) =>
    countErased(store, erasureId, collection, deleted.deletedCount);
  await cancelSends(store, scope, doing.nowMs);
  await countErased(store, erasureId, 'media.files', await eraseFiles(store, scope, doing.beat));
  await count('media', await store.media.deleteMany(which));
  await count('messages', await store.messages.deleteMany(which));
  doing.beat();
  await count('decisions', await store.decisions.deleteMany(which));
  await count('inquiries', await store.inquiries.deleteMany(which));
  await count('commands', await store.commands.deleteMany(which));
  await count('outbox', await store.outbox.deleteMany(which));
  await count('alerts', await store.alerts.deleteMany(which));
  await count('drafts', await store.drafts.deleteMany(which));
  await count('thoughts', await store.thoughts.deleteMany(which));
  const owners = [...scope.contactIds, ...scope.conversationIds];
  await count('followUpLedgers', await store.followUpLedgers.deleteMany({ _id: { $in: owners } }));
  await count('notes', await store.notes.deleteMany({ _id: { $in: scope.noteIds } }));
  await count('addressBook', await store.addressBook.deleteMany({ _id: { $in: scope.addresses } }));
  await forgetInQuestions(store, scope);
}

async function eraseFiles(store: Database, { fileIds, mediaIds }: PersonScope, beat: () => void): Promise<number> {
  const files = store.db.collection<{ _id: ObjectId; filename: string }>('media.files');
  const later = await files.find({ filename: { $in: mediaIds } }, { projection: { _id: 1 } }).toArray();
  const before = await files.countDocuments({ _id: { $in: [...fileIds, ...later.map(({ _id }) => _id)] } });
  for (const fileId of [...fileIds, ...later.map(({ _id }) => _id)]) {
    beat();
    // Also where no file is listed: a try that was cut short has left only bytes.
    await removeMediaFile(store, fileId);
  }
  return before;
}

/** Questions about somebody who is gone ask for nothing. */
async function forgetInQuestions(store: Database, { contactIds, conversationIds }: PersonScope): Promise<void> {
  await store.conversations.updateMany(
    { 'questions.contactIds': { $in: contactIds } },
    { $pull: { 'questions.$[].contactIds': { $in: contactIds } }, $inc: { revision: 1 } },
  );
  const noneLeft = { kind: 'whichContact' as const, conversationId: null, contactIds: [] };
  await store.conversations.updateMany(
    { questions: { $elemMatch: noneLeft } },
    { $pull: { questions: noneLeft }, $inc: { revision: 1 } },
  );
  const aboutThem = { conversationId: { $in: conversationIds } };
  await store.conversations.updateMany(
    { questions: { $elemMatch: aboutThem } },
    { $pull: { questions: aboutThem }, $inc: { revision: 1 } },
  );
}
