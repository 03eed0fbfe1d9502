import { z } from 'zod';
import type { SendStatus } from '../../core/capture/event';
import { addRead, eachItem, type Draft } from './draft';
import { fieldsOf, idOrNull, phoneOrNull, textOrNull } from './fields';
import { readDeclined } from './readAccountEvent';
import { identityOf, type Sender } from './readIdentity';
import { readEnvelope, type ChangeContext, type ReadMessage } from './readMessage';

/**
 * Reads `history`: chunks of threads, both sides, from before the number was connected. Meta sends the files of imported
 * messages later, in `messages` of the same field, under the ids of those messages.
 */
export function readHistory(
  draft: Draft,
  place: string,
  value: Readonly<Record<string, unknown>>,
  context: ChangeContext,
): void {
  eachItem(draft, `${place}.history`, value.history, (chunk, chunkPlace) => {
    const fields = chunkSchema.parse(chunk);
    eachItem(draft, `${chunkPlace}.threads`, fields.threads, (thread, threadPlace) => {
      const buyer = threadSchema.parse(thread);
      eachItem(draft, `${threadPlace}.messages`, fieldsOf(thread)?.messages, (item, at) =>
        addRead(draft, at, readImported(item, buyer, context)),
      );
    });
    if (Array.isArray(fields.errors) && fields.errors.length > 0) {
      draft.accountEvents.push(readDeclined(fields.errors, context.channelAccountId, context));
    }
  });
  eachItem(draft, `${place}.messages`, value.messages, (item, at) =>
    addRead(draft, at, readImported(item, nobody, context)),
  );
}

/** Whose thread it is. */
interface Thread extends Sender {
  readonly username: string | null;
}

const nobody: Thread = { phone: null, userId: null, parentUserId: null, username: null };

const chunkSchema = z.looseObject({});

/** Meta: a thread's id is the buyer's phone; with a withheld phone its context has the user id. */
const threadSchema = z
  .object({
    id: phoneOrNull,
    context: z
      .object({ user_id: idOrNull, parent_user_id: idOrNull, wa_id: phoneOrNull, username: textOrNull })
      .nullable()
      .catch(null),
  })
  .transform(({ id, context }): Thread => ({
    phone: context?.wa_id ?? id,
    userId: context?.user_id ?? null,
    parentUserId: context?.parent_user_id ?? null,
    username: context?.username?.trim().replace(/^@/, '') || null,
  }));

const importedSchema = z.object({
  from: phoneOrNull,
  from_user_id: idOrNull,
  to: phoneOrNull,
  to_user_id: idOrNull,
  history_context: z
    .object({ status: textOrNull, from_me: z.boolean().catch(false) })
    .nullable()
    .catch(null),
});

type Imported = z.infer<typeof importedSchema>;

/** True for our side. Meta names the writer; only our side has an addressee. */
function isFromUs(
  { from, from_user_id, to, to_user_id, history_context }: Imported,
  thread: Thread,
  ownPhone: string | null,
) {
  if (history_context?.from_me === true) return true;
  if (from !== null && from === ownPhone) return true;
  if (from !== null && from === thread.phone) return false;
  if (from_user_id !== null) return false;
  return to_user_id !== null || (to !== null && to !== ownPhone);
}

function readImported(item: unknown, thread: Thread, context: ChangeContext): ReadMessage {
  const result = importedSchema.safeParse(item);
  if (!result.success) return { message: null, faults: ['not the shape it must have'] };
  const { from, from_user_id, to, to_user_id, history_context: history } = result.data;
  const ownPhone = context.displayPhone?.replace(/\D/g, '') || null;
  const isOurs = isFromUs(result.data, thread, ownPhone);
  const named = isOurs ? { phone: to, userId: to_user_id } : { phone: from, userId: from_user_id };
  const sender: Sender = {
    phone: thread.phone ?? named.phone,
    userId: thread.userId ?? named.userId,
    parentUserId: thread.parentUserId,
  };
  const identity = identityOf(sender, context.cards);
  if (identity === null) return { message: null, faults: ['thread: no buyer'] };
  const buyer = { ...identity, username: identity.username ?? thread.username };
  return readEnvelope(item, context, buyer, {
    origin: 'history',
    author: isOurs ? 'businessApp' : 'buyer',
    historyStatus: isOurs ? statusOf(history?.status ?? null) : null,
  });
}

const statuses: Readonly<Record<string, SendStatus>> = {
  SENT: 'sent',
  PENDING: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'played',
  ERROR: 'failed',
  FAILED: 'failed',
};

function statusOf(word: string | null): SendStatus {
  const known = word?.toUpperCase() ?? '';
  return (Object.hasOwn(statuses, known) ? statuses[known] : undefined) ?? 'sent';
}
