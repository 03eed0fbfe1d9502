import { nameTokens } from '../core/resolve/personName';
import { lineOf } from '../core/resolve/phoneLine';
import type { Collections } from './collections';
import { questionAbout } from './questions';
import { rekeyContacts } from './rekeyContacts';
import { isDuplicateKey } from './storeErrors';

/**
 * Gives documents of an earlier version the fields this one counts on, as they would be if nothing had happened. Done again it
 * changes nothing. What capture of everything WhatsApp says has added (decision 0010), and what identity has (0013).
 */
export async function fillNewFields(store: Collections, nowMs: number): Promise<void> {
  const { conversations, messages, outbox, accounts, intake } = store;
  await conversations.updateMany(
    { questions: { $exists: false } },
    {
      $set: {
        ...{ questions: [], awaitedOriginals: [], mediaWaiting: [], phoneAtContact: null },
        ...{ firstTouch: null, lastTouch: null, preferenceAtMs: null, unreachable: null },
      },
    },
  );
  await messages.updateMany(
    { takenIn: { $exists: false } },
    {
      $set: {
        ...{ takenIn: true, contentAsSent: null, mediaId: null },
        ...{ forwarded: false, referredProduct: null, groupId: null },
      },
    },
  );
  await conversations.updateMany({ assignDue: { $exists: false } }, { $set: { assignDue: false, needs: null } });
  await conversations.updateMany({ thinking: { $exists: false } }, { $set: { thinking: null } });
  await conversations.updateMany({ inquiriesKept: { $exists: false } }, { $set: { inquiriesKept: false } });
  await fillGiven(store, nowMs);
  await outbox.updateMany({ retries: { $exists: false } }, { $set: { retries: 0, notBeforeMs: null } });
  await accounts.updateMany({ sending: { $exists: false } }, { $set: { sending: { state: 'open', sinceMs: nowMs } } });
  // What its statuses said is written once more: that changes nothing.
  await intake.updateMany({ applied: { $exists: false } }, { $set: { applied: false, uncovered: [], query: '' } });
  await fillIdentityFields(store);
}

/** Before it was kept, whoever had a conversation had it by a person's word, or by owning the contact: what waits stays with them. */
async function fillGiven({ conversations }: Pick<Collections, 'conversations'>, nowMs: number): Promise<void> {
  const assignee = '$control.holder.assignee';
  await conversations.updateMany({ 'control.given': { $exists: false } }, [
    {
      $set: {
        'control.given': {
          $cond: [{ $eq: [{ $type: assignee }, 'string'] }, { to: assignee, atMs: { $literal: nowMs } }, null],
        },
      },
    },
  ]);
}

async function fillIdentityFields(store: Collections): Promise<void> {
  await fillConversationIdentity(store);
  await store.accounts.updateMany({ defaultCountry: { $exists: false } }, { $set: { defaultCountry: null } });
  await store.contacts.updateMany({ mergedInto: { $exists: false } }, [
    {
      $set: {
        ...{ channelIds: [], externalIds: [], mergedInto: null, duplicatesDue: true, keysVersion: '' },
        madeFor: { $cond: [{ $eq: [{ $type: '$madeFor' }, 'string'] }, ['$madeFor'], []] },
      },
    },
  ]);
  await store.deals.updateMany(
    { productIds: { $exists: false } },
    { $set: { reference: null, productIds: [], adIds: [], madeFor: null } },
  );
  await store.deals.updateMany({ value: { $exists: false } }, { $set: { value: null } });
  for await (const { _id, name } of store.companies.find({ nameKeys: { $exists: false } }))
    await store.companies.updateOne({ _id }, { $set: { nameKeys: nameTokens(name) } });
  await rekeyContacts(store);
}

/** Addresses are found by line from now on, and a question has an id. */
async function fillConversationIdentity({ conversations }: Pick<Collections, 'conversations'>): Promise<void> {
  await conversations.updateMany({ phoneMoves: { $exists: false } }, { $set: { phoneMoves: [] } });
  for await (const conversation of conversations.find({ untold: { $exists: false } })) {
    const set = {
      ...{
        untold: false,
        erasedAtMs: null,
        userIdAtContact: null,
        dealChoices: 0,
        settledQuestions: [],
        chosen: { contact: false, company: false, deal: false },
      },
      questions: conversation.questions.map((question) => ({
        ...questionAbout(question.kind, conversation._id, question.atMs),
        ...question,
        id: `${question.kind}.${question.conversationId}`,
      })),
    };
    const lines = conversation.addresses.map((address) =>
      address.replace(/\|phone\|(\d+)$/, (_all, digits: string) => `|phone|${lineOf(digits)}`),
    );
    const { _id } = conversation;
    try {
      await conversations.updateOne({ _id }, { $set: set, $addToSet: { addresses: { $each: lines } } });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Another conversation was made for another writing of the same line: it keeps that; merging is for people.
      await conversations.updateOne({ _id }, { $set: set });
    }
  }
}
