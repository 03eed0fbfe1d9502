import { z } from 'zod';
import { shortName } from '../shortName';
import { addRead, eachItem, guarded, type Change, type Draft, type EntryContext } from './draft';
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

/** The lists in which each field's items are; without any of them there is nothing to read. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  messages: ['messages', 'statuses'],
  smb_message_echoes: ['message_echoes'],
  history: ['history', 'messages'],
  smb_app_state_sync: ['state_sync'],
  user_preferences: ['user_preferences'],
  user_id_update: ['user_id_update'],
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
  const noted = noteExtras(draft, place, change, channelAccountId, entry);
  if (!hasItems(change)) {
    if (!noted) draft.others.push(otherOf(change.field, channelAccountId));
    return;
  }
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

/** What stands beside the items: faults of the account, and kinds this version does not know. True when there was any. */
function noteExtras(
  draft: Draft,
  place: string,
  change: Change,
  channelAccountId: string | null,
  entry: EntryContext,
): boolean {
  const isMessages = change.field === 'messages';
  const extras = isMessages ? Object.keys(change.value).filter((key) => !readKeys.has(key)) : [];
  for (const key of extras) draft.others.push(otherOf(shortName(`messages.${key}`), channelAccountId));
  const before = draft.accountEvents.length + draft.faults.length;
  guarded(draft, `${place}.errors`, () => {
    const errors = readAccountErrors(change, channelAccountId, entry);
    // Beside messages Meta also says there what could not be passed on of them: that is no news about the account.
    draft.accountEvents.push(...errors.filter(({ effect }) => !hasItems(change) || effect !== 'alert'));
  });
  return extras.length > 0 || draft.accountEvents.length + draft.faults.length > before;
}

function hasItems({ field, value }: Change): boolean {
  const lists = listsOf[field] ?? [];
  return lists.some((list) => value[list] !== undefined && !(Array.isArray(value[list]) && value[list].length === 0));
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
