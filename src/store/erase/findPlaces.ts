import type { Document } from 'mongodb';
import { personFinder, type FindsPerson } from '../../core/erase/personFinder';
import { redact, textOf } from '../../core/erase/redact';
import type { Database } from '../database';
import type { ErasureDocument } from '../erasureDocument';
import type { ErasureWork } from './erasureWork';
import { newbornOf } from './newborn';
import { erasureRuleOf, type ErasureRule } from './whatIsErased';

/** A stored document that speaks of the person. */
export interface Found {
  readonly collection: string;
  readonly rule: ErasureRule;
  readonly document: Document;
}

/** Pieces of files are told by their ids: bytes of a photograph say nothing as text. */
const notRead = new Set(['media.chunks']);

/** Looks through every collection of the database, also those nobody has decided on, for documents that speak of the person. */
export async function* findPlaces(
  store: Database,
  erasure: Pick<ErasureDocument, 'stoppedAtMs'>,
  work: ErasureWork,
  beat: () => void,
): AsyncGenerator<Found> {
  const newborn = await newbornOf(store, erasure, work);
  const isTheirs = createIsTheirs(erasure, work, newborn);
  const collections = await store.db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  for (const { name } of collections.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const rule = erasureRuleOf(name);
    if (rule.kind === 'outside' || rule.kind === 'proof' || notRead.has(name) || name.startsWith('system.')) continue;
    for await (const document of store.db.collection(name).find({}, { batchSize: 200 })) {
      beat();
      if (isTheirs(name, rule, document)) yield { collection: name, rule, document };
    }
  }
}

type IsTheirs = (collection: string, rule: ErasureRule, document: Document) => boolean;

/** Whether a document is the person's, or says something of the person. */
export function createIsTheirs(
  { stoppedAtMs }: Pick<ErasureDocument, 'stoppedAtMs'>,
  { scope, finds, messageIds }: ErasureWork,
  newborn: ReadonlySet<string>,
): IsTheirs {
  const contacts = new Set<string>(scope.contactIds);
  const ids = new Set<string>([...scope.contactIds, ...scope.conversationIds]);
  const own = new Set<string>([...ids, ...scope.mediaIds, ...scope.noteIds, ...scope.lineIds, ...scope.addresses]);
  const findsOld = personFinder({ phones: [], emails: [], names: [], tokens: [...messageIds] });
  return (collection, rule, document) => {
    const id = String(document._id);
    const text = textOf(document);
    const lines = text.split('\n');
    if (newborn.size > 0 && lines.some((line) => newborn.has(line))) return false;
    if (rule.kind === 'tombstone' || collection === 'contacts') return finds(text);
    if (rule.kind === 'owned' && (ids.has(String(document.conversationId)) || own.has(String(document.filename))))
      return true;
    if (rule.kind === 'emptied') {
      // Emptied: only our own ids are left in it.
      if (document.erasedAtMs !== undefined) return false;
      if ((document.conversations as string[]).some((conversation) => ids.has(conversation))) return true;
    }
    if (collection === 'decisions' && ids.has(String(document.conversationId))) return true;
    // Elsewhere in a row of an import stand contacts it could have been as well: ids, nothing else.
    if (collection === 'contactImportRows') return ids.has(String(document.contactId)) || finds(text);
    if (collection === 'decisions') return textOf(redact(document, { finds, ids: contacts })) !== text;
    if (collection === 'idempotency' && lines.some((line) => ids.has(line))) return true;
    if (rule.kind === 'part' && lines.some((line) => ids.has(line))) return true;
    if (rule.kind === 'named' && (own.has(id) || lines.some((line) => ids.has(line)))) return true;
    if (collection === 'deals' && (document.contactIds as string[]).some((contact) => ids.has(contact))) return true;
    return speaks(collection, document, text);
  };

  /** Where the person writes again, what the channel says of the phone since then is about the new conversation. */
  function speaks(collection: string, document: Document, text: string): boolean {
    const sinceMs = Number(collection === 'intake' ? document.receivedAtMs : (document.parkedAt ?? 0));
    const isLater = stoppedAtMs !== null && sinceMs >= stoppedAtMs;
    const searches: FindsPerson = newborn.size > 0 && isLater ? findsOld : finds;
    return searches(text);
  }
}
