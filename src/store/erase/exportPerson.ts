import type { Document } from 'mongodb';
import { personFinder } from '../../core/erase/personFinder';
import { redact, textOf } from '../../core/erase/redact';
import type { ContactId, ErasureId } from '../../core/ids';
import type { Database } from '../database';
import type { PersonScope } from '../erasureDocument';
import { linesOfPerson } from './blankLines';
import type { ErasureWork } from './erasureWork';
import { findPlaces } from './findPlaces';
import { messageIdsOf, ownIds } from './gather';
import { gatherPerson } from './personScope';

/** One stored document about a person, with where it lies. */
export interface HeldDocument {
  readonly collection: string;
  /** The whole document; of one that others have a part in, this person's part. */
  readonly document: Document;
}

const notStopped = { stoppedAtMs: null };

/**
 * Everything that is held about a person, collection by collection: what `findPlaces` finds for an erasure, and nothing else. A record of
 * somebody else that only mentions the person is named by its id.
 */
export async function* exportPerson(store: Database, contactId: ContactId): AsyncGenerator<HeldDocument> {
  const work = await readScope(store, contactId);
  const ids = new Set<string>([...work.scope.contactIds, ...work.scope.conversationIds]);
  for await (const { collection, document } of findPlaces(store, notStopped, work, () => undefined)) {
    const held = heldOf(collection, document, ids, work);
    yield { collection, document: held };
  }
}

/** What an erasure would note. */
async function readScope(store: Database, contactId: ContactId): Promise<ErasureWork> {
  const { scope: gathered } = await gatherPerson(store, contactId);
  const scope: PersonScope = { ...gathered, ...(await ownIds(store, gathered, () => undefined)) };
  const messageIds = new Set<string>();
  for await (const id of messageIdsOf(store, scope.conversationIds)) messageIds.add(id);
  const finds = personFinder({ ...scope.marks, tokens: [...scope.marks.tokens, ...messageIds] });
  return { erasureId: '' as ErasureId, scope, finds, messageIds };
}

function heldOf(collection: string, document: Document, ids: ReadonlySet<string>, work: ErasureWork): Document {
  const isOwn = (field: unknown) => typeof field === 'string' && ids.has(field);
  switch (collection) {
    case 'intake':
      return rowOf(document, ids);
    case 'media':
      if (!isOwn(document.conversationId)) return mentionIn(document);
      return { ...document, url: `/api/media/${String(document._id)}` };
    case 'messages':
    case 'inquiries':
    case 'outbox':
    case 'commands':
    case 'drafts':
    case 'thoughts':
    case 'alerts':
      return isOwn(document.conversationId) ? document : mentionIn(document);
    case 'followUpLedgers':
      return isOwn(document._id) ? document : mentionIn(document);
    case 'decisions':
      return isOwn(document.conversationId) ? withoutOthers(document, ids) : mentionIn(document);
    case 'contacts':
    case 'conversations':
      return isOwn(document._id) ? withoutOthers(document, ids) : mentionIn(document);
    case 'idempotency':
    case 'accountEvents':
      return mentionIn(document);
    case 'merges':
      return isOwn(document.fromId) && isOwn(document.intoId) ? withoutOthers(document, ids) : mentionIn(document);
    case 'contactImportFiles':
      return linesOfPerson(document, work);
    default:
      return withoutOthers(document, ids);
  }
}

/** The row's bytes when nobody else is in it; else only which of its messages are this person's. */
function rowOf(
  { _id, channel, receivedAtMs, conversations, messages, raw }: Document,
  ids: ReadonlySet<string>,
): Document {
  const involved = conversations as string[];
  const isAlone = involved.length > 0 && involved.every((id) => ids.has(id));
  const theirs = (messages as { conversationId: string }[]).filter(({ conversationId }) => ids.has(conversationId));
  const part = {
    _id: _id as unknown,
    channel: channel as unknown,
    receivedAtMs: receivedAtMs as unknown,
    messages: theirs,
  };
  if (!isAlone) return { ...part, shared: true };
  return { ...part, raw: textOf(raw) };
}

function mentionIn({ _id, conversationId }: Document): Document {
  return {
    _id: _id as unknown,
    ...(conversationId === undefined ? {} : { conversationId: conversationId as unknown }),
    mentions: true,
  };
}

const contactIds = /con_[0-9a-f]{24}/g;

/** Where others stand beside this one (as candidates, as a pair, in a deal), what is said of them is no business of this one. */
function withoutOthers(document: Document, ids: ReadonlySet<string>): Document {
  const others = new Set((textOf(document).match(contactIds) ?? []).filter((id) => !ids.has(id)));
  const said = redact(document, { finds: () => false, ids: others });
  const namesOther = (text: string) => (text.match(contactIds) ?? []).some((id) => others.has(id));
  return redact(said, { finds: namesOther, ids: new Set() }) as Document;
}
