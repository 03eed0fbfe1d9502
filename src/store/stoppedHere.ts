import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { optOutCodes } from './saidSince';

/** True when automatic messages are stopped because of what was said in this very conversation, and not by what its contact had said elsewhere. */
export async function isStoppedHere(
  store: Pick<Collections, 'decisions'>,
  { _id, control }: Pick<ConversationDocument, '_id' | 'control'>,
): Promise<boolean> {
  if (!control.optedOut) return false;
  const said = [...optOutCodes.stop, ...optOutCodes.resume];
  const newest = await store.decisions.findOne(
    { conversationId: _id, 'reasons.code': { $in: said } },
    { sort: { atMs: -1 }, projection: { reasons: 1 } },
  );
  const stops: readonly string[] = optOutCodes.stop;
  return newest !== null && newest.reasons.some(({ code }) => stops.includes(code));
}
