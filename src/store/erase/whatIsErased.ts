import type { Collections } from '../collections';

/**
 * What happens to a collection when a person is erased.
 * - `tombstone`: the document stays, emptied: its workflow may be running.
 * - `owned`: documents of the person's contacts or conversations are deleted; others are only looked at.
 * - `named`: documents that name the person, by our ids or by the person's own, are deleted.
 * - `part`: documents about the person are deleted; those of others that name the person lose that part.
 * - `redacted`: documents stay; what they say of the person is replaced.
 * - `emptied`: shared raw bytes are emptied once everybody in them has taken their part.
 * - `lines`: lines of a file that name the person are blanked; the others stay where they are.
 * - `people`: named as a task for people, who decide: the words are the business's own.
 * - `kept`: holds nothing of a person; it is looked at all the same.
 * - `proof`: the record of erasures itself, and its working notes.
 * - `outside`: not ours: the stand-in for Meta. Meta keeps what Meta keeps.
 */
export type ErasureKind =
  'tombstone' | 'owned' | 'named' | 'part' | 'redacted' | 'emptied' | 'lines' | 'people' | 'kept' | 'proof' | 'outside';

export interface ErasureRule {
  readonly kind: ErasureKind;
  readonly why: string;
}

type BesideCollections =
  | 'idempotency'
  | 'merges'
  | 'erasures'
  | 'erasureWork'
  | 'media.files'
  | 'media.chunks'
  | 'sandboxLedger'
  | 'sandboxBuyers'
  | 'sandboxMedia'
  | 'sandboxTemplates';

/** Every collection there is. One of `Collections` that is missing here does not compile; a test holds it against a real database. */
export const whatIsErased: Readonly<Record<keyof Collections | BesideCollections, ErasureRule>> = {
  accounts: { kind: 'kept', why: 'Business numbers.' },
  accountEvents: { kind: 'redacted', why: 'News about accounts; a detail may name a buyer.' },
  agents: { kind: 'kept', why: 'Those who answer; of buyers only the ids of conversations.' },
  addressBook: { kind: 'named', why: 'What the phone app calls a buyer.' },
  intake: { kind: 'emptied', why: 'Raw webhook bodies, shared by the buyers of one batch.' },
  conversations: { kind: 'tombstone', why: 'Its workflow may be running, so an empty document stays.' },
  messages: {
    kind: 'owned',
    why: 'Deleted with their conversation. What others wrote about the person is theirs, and shown.',
  },
  media: { kind: 'owned', why: 'Deleted with their conversation.' },
  'media.files': { kind: 'owned', why: 'Bytes of files, deleted with their medium.' },
  'media.chunks': { kind: 'owned', why: 'Bytes of files, deleted with their medium, also of tries cut short.' },
  decisions: { kind: 'redacted', why: "The person's own are deleted. Others may have the person among their facts." },
  inquiries: { kind: 'owned', why: 'What the person came for.' },
  outbox: { kind: 'owned', why: 'Our messages to the person.' },
  parkedStatuses: { kind: 'named', why: 'They name channel message ids, which show the phone.' },
  contacts: { kind: 'owned', why: 'The contact and those merged into it.' },
  companies: { kind: 'people', why: 'A company may be called after its owner.' },
  deals: {
    kind: 'people',
    why: 'The contact is taken out, and a lead called after it is renamed; other titles may hold a name.',
  },
  duplicates: { kind: 'named', why: 'Pairs with the contact, and their reasons.' },
  sweeps: { kind: 'kept', why: 'How far a pass over all contacts came.' },
  merges: {
    kind: 'part',
    why: "The person's own merges are deleted. A merge of two others only loses the person's ids.",
  },
  contactImports: { kind: 'kept', why: 'How far an import came; no rows.' },
  contactImportFiles: { kind: 'lines', why: 'A file many people stand in; gone once it is read.' },
  contactImportLines: { kind: 'named', why: "A person's row as it was read. An import goes on without it." },
  contactImportRows: { kind: 'named', why: "What came of a person's row." },
  drafts: { kind: 'owned', why: 'Answers written to the person.' },
  thoughts: { kind: 'owned', why: "What a language model was asked about the person's turns, and what it said." },
  knowledge: { kind: 'kept', why: 'What the business lets automation answer from.' },
  modelBudgets: { kind: 'kept', why: 'How often the language model was called.' },
  alerts: { kind: 'owned', why: 'Who was told that a reply was missing in their conversations.' },
  replySweeps: { kind: 'kept', why: 'Counts of what the reply sweep found.' },
  learning: { kind: 'kept', why: 'What was learnt over all buyers: parameters and counts.' },
  learningInForce: { kind: 'kept', why: 'Which learnt version decides, and who froze it.' },
  learningRuns: { kind: 'kept', why: 'Counts of what learning runs read and learnt.' },
  templates: { kind: 'kept', why: 'Templates of messages as the channel approved them, with made-up examples.' },
  followUpLedgers: { kind: 'owned', why: 'Which follow-ups to the person were being ordered at one moment.' },
  rules: { kind: 'kept', why: 'How automation decides.' },
  notes: { kind: 'named', why: 'Free words behind commands of the conversations, and any that name the person.' },
  commands: { kind: 'owned', why: 'What people ordered in the conversations.' },
  idempotency: {
    kind: 'redacted',
    why: 'First answers: their bodies are emptied, so that a repeat makes nothing anew.',
  },
  erasures: { kind: 'proof', why: 'Counts and our own ids.' },
  erasureWork: { kind: 'proof', why: 'Deleted once it is finished, and in any case after a time.' },
  sandboxLedger: { kind: 'outside', why: 'The stand-in for Meta.' },
  sandboxBuyers: { kind: 'outside', why: 'The stand-in for Meta.' },
  sandboxMedia: { kind: 'outside', why: 'The stand-in for Meta.' },
  sandboxTemplates: { kind: 'outside', why: 'The stand-in for Meta.' },
};

/** The rule of a collection. One nobody has decided on is looked at, and what speaks of the person there is shown. */
export function erasureRuleOf(collection: string): ErasureRule {
  const rules: Readonly<Record<string, ErasureRule>> = whatIsErased;
  return rules[collection] ?? { kind: 'kept', why: 'Unknown.' };
}
