import { modelAway } from '../../core/answer/judgeAnswer';
import type { Context } from '../../core/contextualize/context';
import { reason, type Reason } from '../../core/reason';
import { understandRequestOf } from '../../core/thinking/requests';
import { withTold } from '../../core/thinking/toldUnderstanding';
import type { ConversationDocument } from '../../store/documents';
import { findThought } from '../../store/thoughts';
import type { Dependencies } from '../dependencies';

/** The context with what a language model understood of its turn, if it was asked, answered in time, and about these very words. */
export async function withThought(
  deps: Pick<Dependencies, 'store' | 'language'>,
  { thinking }: Pick<ConversationDocument, 'thinking'>,
  context: Context,
): Promise<{ readonly context: Context; readonly reasons: readonly Reason[] }> {
  if (thinking === null || thinking.kind !== 'understand') return { context, reasons: [] };
  const thought = await findThought(deps.store, thinking.id);
  const result = thought?.result ?? null;
  if (thought === null || result === null) return { context, reasons: [modelAway('timeOut')] };
  if (result.kind === 'failed') return { context, reasons: [modelAway(result.failure)] };
  const isSame = JSON.stringify(thought.request) === JSON.stringify(understandRequestOf(context));
  if (result.kind !== 'understood' || !isSame) {
    const why = reason('modelOutdated', 'The buyer wrote on after the language model was asked.');
    return { context, reasons: [why] };
  }
  const understanding = withTold(context.turn.understanding, result.told, deps.language?.model.name ?? 'languageModel');
  const why = reason('modelUnderstood', 'A language model read the turn.');
  return { context: { ...context, turn: { ...context.turn, understanding } }, reasons: [why] };
}
