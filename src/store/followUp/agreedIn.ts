import { appointmentOf } from '../../core/followUp/appointmentOf';
import type { WordsHints } from '../../core/followUp/lastWords';
import type { MoreOfSilence } from '../../core/followUp/silence';
import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';
import * as queries from './queries';
import { saidOf, understoodOf } from './recent';

type Appointment = MoreOfSilence['appointment'];

/** What was agreed where a silence was moved to holds it back as well: the later of both. */
export async function orAgreedIn(
  store: Pick<Collections, 'messages' | 'decisions'>,
  conversationId: ConversationId,
  agreed: Appointment,
  beganAtMs: number,
  hints: WordsHints,
): Promise<Appointment> {
  const [recent, stored] = await Promise.all([
    queries.recentMessages(store, conversationId).toArray(),
    queries.understoodTurns(store, conversationId).toArray(),
  ]);
  const here = appointmentOf(saidOf(recent), understoodOf(stored).turns, beganAtMs, hints);
  if (agreed === null || here === null) return agreed ?? here;
  return (here.untilMs ?? here.atMs) > (agreed.untilMs ?? agreed.atMs) ? here : agreed;
}
