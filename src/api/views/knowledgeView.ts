import type { KnowledgeDocument } from '../../store/knowledgeDocument';
import { iso } from '../schemas/common';
import type { KnowledgeView } from '../schemas/knowledge';

/** A piece of knowledge as the API shows it. */
export function knowledgeView(piece: KnowledgeDocument): KnowledgeView {
  const { _id, title, text, languages, intents, version, createdAtMs, updatedAtMs } = piece;
  const times = { createdAt: iso(createdAtMs), updatedAt: iso(updatedAtMs) };
  return { id: _id, title, text, languages, intents, version, ...times };
}
