import type { DraftDocument } from '../../store/draftDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { DraftView } from '../schemas/draft';

/** A draft as the API shows it. */
export function draftView(draft: DraftDocument): DraftView {
  const { conversationId, turnId, text, sources, state, decidedBy, changed, followUp } = draft;
  const content = followUp?.content;
  return {
    purpose: followUp === undefined ? 'answer' : 'followUp',
    template: content?.kind === 'template' ? { name: content.name, language: content.language } : null,
    ...{ id: draft._id, conversationId, turnId, text, writtenBy: draft.by, sources, state, decidedBy, changed },
    at: iso(draft.createdAtMs),
    decidedAt: isoOrNull(draft.decidedAtMs),
  };
}
