import type { Touch } from '../../core/capture/touches';
import { lookComesAtMs } from '../../core/control/deadline';
import type { NoteId } from '../../core/ids';
import { questionText } from '../../core/resolve/question';
import type { Collections } from '../../store/collections';
import type { ConversationDocument } from '../../store/documents';
import { iso, isoOrNull } from '../schemas/common';
import type { ConversationView } from '../schemas/conversation';

/** Conversations as the API shows them. Reads the words people gave as reasons, all in one query. */
export async function conversationViews(
  store: Pick<Collections, 'notes'>,
  documents: readonly ConversationDocument[],
  nowMs: number,
): Promise<ConversationView[]> {
  const noteIds = documents.flatMap((document) => document.control.paused?.noteId ?? []);
  const notes = noteIds.length === 0 ? [] : await store.notes.find({ _id: { $in: noteIds } }).toArray();
  const wordsOf = new Map<NoteId, string | null>(notes.map((note) => [note._id, note.words]));
  return documents.map((document) => show(document, wordsOf, nowMs));
}

/** One conversation as the API shows it. */
export async function conversationView(
  store: Pick<Collections, 'notes'>,
  document: ConversationDocument,
  nowMs: number,
): Promise<ConversationView> {
  const [view] = await conversationViews(store, [document], nowMs);
  if (!view) throw new Error('One document gave no view.');
  return view;
}

function show(
  document: ConversationDocument,
  wordsOf: ReadonlyMap<NoteId, string | null>,
  nowMs: number,
): ConversationView {
  const { control, wait, followUp } = document;
  const { holder, paused } = control;
  const windowClosesAtMs = document.windowClosesAtMs;
  return {
    id: document._id,
    account: document.accountId,
    contactId: document.contactId,
    companyId: document.companyId,
    dealId: document.dealId,
    dealStage: document.dealStage,
    state: control.state,
    holder: holder.kind,
    assignee: holder.kind === 'human' ? holder.assignee : null,
    team: holder.kind === 'human' ? holder.team : null,
    needsReply: wait !== null,
    replyDueAt: isoOrNull(wait?.dueAtMs ?? null),
    replyOverdue: wait?.overdue ?? false,
    paused: paused && {
      until: iso(paused.untilMs),
      by: paused.by,
      reason: paused.noteId === null ? null : (wordsOf.get(paused.noteId) ?? null),
    },
    snoozedUntil: isoOrNull(control.snoozedUntilMs),
    followUp: followUp && {
      lookAt: iso(lookComesAtMs(control, followUp.lookAtMs)),
      reasons: followUp.reasons.map(({ code, text }) => ({ code, text })),
    },
    window: windowClosesAtMs !== null && windowClosesAtMs > nowMs ? { closesAt: iso(windowClosesAtMs) } : null,
    optedOut: control.optedOut,
    unreachable: document.unreachable && {
      meaning: document.unreachable.meaning,
      since: iso(document.unreachable.sinceMs),
    },
    questions: document.questions.map(({ atMs, ...question }) => ({
      ...question,
      text: questionText(question.kind),
      at: iso(atMs),
    })),
    firstTouch: touchView(document.firstTouch),
    lastTouch: touchView(document.lastTouch),
    lastInboundAt: isoOrNull(document.lastInboundAtMs),
    lastOutboundAt: isoOrNull(document.lastOutboundAtMs),
    inboundCount: document.inboundCount,
    outboundCount: document.outboundCount,
    rulesVersion: document.rulesVersion,
    chosen: (['contact', 'company', 'deal'] as const).filter((what) => document.chosen[what]),
    ownRules: control.ownRules as ConversationView['ownRules'],
    forwardedTo: document.forwardedTo,
    createdAt: iso(document.createdAtMs),
  };
}

function touchView(touch: Touch | null): ConversationView['firstTouch'] {
  return touch && { ...touch.referral, at: iso(touch.atMs) };
}
