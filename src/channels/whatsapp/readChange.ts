import { z } from 'zod';
import { addRead, eachItem, shortName, type Change, type Draft, type EntryContext } from './draft';
import { id, textOrNull } from './fields';
import { accountFields, readAccountEvent, readAccountErrors } from './readAccountEvent';
import { readAddressBookEntry } from './readAddressBook';
import { readEcho } from './readEcho';
import { readHistory } from './readHistory';
import { identityCards } from './readIdentity';
import { readMessage, type ChangeContext } from './readMessage';
import { readPreference, readUserIdUpdate } from './readNotices';
import { readStatus } from './readStatus';

const metadataSchema = z.object({ phone_number_id: id, display_phone_number: textOrNull });
type Metadata = z.infer<typeof metadataSchema> | null;

/** Parts of a `messages` value that describe it, or have a reader of their own. */
const readKeys = new Set(['messaging_product', 'metadata', 'contacts', 'messages', 'statuses', 'errors']);

/** The fields whose events belong to conversations of one number, and how each is read. */
const readers: Readonly<Record<string, (draft: Draft, place: string, change: Change, context: ChangeContext) => void>> =
  {
    messages(draft, place, { value }, context) {
      eachItem(draft, `${place}.messages`, value.messages, (item, at) =>
        addRead(draft, at, readMessage(item, context)),
      );
      eachItem(draft, `${place}.statuses`, value.statuses, (item, at) => addStatus(draft, at, item, context));
    },
    smb_message_echoes(draft, place, { value }, context) {
      eachItem(draft, `${place}.message_echoes`, value.message_echoes, (item, at) =>
        addRead(draft, at, readEcho(item, context)),
      );
    },
    history: (draft, place, { value }, context) => readHistory(draft, place, value, context),
    smb_app_state_sync(draft, place, { value }, context) {
      eachItem(draft, `${place}.state_sync`, value.state_sync, (item) => {
        const entry = readAddressBookEntry(item, context);
        if (entry === null) draft.others.push(otherOf('smb_app_state_sync', context.channelAccountId));
        else draft.addressBook.push(entry);
      });
    },
    user_preferences(draft, place, { value }, context) {
      eachItem(draft, `${place}.user_preferences`, value.user_preferences, (item, at) =>
        addRead(draft, at, readPreference(item, context)),
      );
    },
    user_id_update(draft, place, { value }, context) {
      eachItem(draft, `${place}.user_id_update`, value.user_id_update, (item, at) =>
        addRead(draft, at, readUserIdUpdate(item, context)),
      );
    },
  };

/** Reads one change of an entry into the draft. */
export function readChange(draft: Draft, place: string, change: Change, entry: EntryContext): void {
  const result = metadataSchema.safeParse(change.value.metadata);
  const metadata: Metadata = result.success ? result.data : null;
  const channelAccountId = metadata?.phone_number_id ?? null;
  if (accountFields.has(change.field)) {
    draft.accountEvents.push(readAccountEvent(change, channelAccountId, entry));
    return;
  }
  const read = Object.hasOwn(readers, change.field) ? readers[change.field] : undefined;
  if (read === undefined) {
    draft.others.push(otherOf(shortName(change.field), channelAccountId));
    return;
  }
  if (change.field === 'messages') noteExtras(draft, change, channelAccountId, entry);
  if (!hasItems(change)) return;
  if (metadata === null) {
    draft.faults.push({ place, fault: 'metadata.phone_number_id: missing' });
    return;
  }
  read(draft, place, change, {
    channelAccountId: metadata.phone_number_id,
    displayPhone: metadata.display_phone_number,
    ...entry,
    cards: identityCards.parse(change.value.contacts),
  });
}

/** What stands beside messages and statuses: faults of the account, and kinds this version does not know. */
function noteExtras(draft: Draft, change: Change, channelAccountId: string | null, entry: EntryContext): void {
  const extras = Object.keys(change.value).filter((key) => !readKeys.has(key));
  for (const key of extras) draft.others.push(otherOf(shortName(`messages.${key}`), channelAccountId));
  const errors = hasItems(change) ? [] : readAccountErrors(change, channelAccountId, entry);
  draft.accountEvents.push(...errors);
  if (!hasItems(change) && extras.length + errors.length === 0)
    draft.others.push(otherOf('messages', channelAccountId));
}

function hasItems({ field, value }: Change): boolean {
  return field !== 'messages' || value.messages !== undefined || value.statuses !== undefined;
}

function otherOf(field: string, channelAccountId: string | null) {
  return { field, channelAccountId };
}

function addStatus(draft: Draft, place: string, item: unknown, context: ChangeContext): void {
  const result = readStatus(item, context);
  switch (result.kind) {
    case 'status':
      draft.statuses.push(result.status);
      draft.faults.push(...result.faults.map((fault) => ({ place, fault })));
      break;
    case 'other':
      draft.others.push(result.other);
      break;
    case 'fault':
      draft.faults.push({ place, fault: result.fault });
      break;
  }
}
