import type { MessageContent } from '../capture/content';
import type { Referral } from '../capture/event';
import { emailKey, emailsIn } from './email';

/** What messages name that says who writes, and about what. */
export interface Mentions {
  /** Addresses given as the sender's own: in a card the channel vouches for, a form, or an order. Normalised. */
  readonly emails: readonly string[];
  /** Addresses that stand in free words, and not in `emails`: anybody's. Normalised. */
  readonly writtenEmails: readonly string[];
  /** Of `emails`, the ones from a card the channel vouches for or a form: good enough to be written into the contact, as given. */
  readonly ownEmails: readonly string[];
  /** Phones of a card that is proven to be the sender's, as given. */
  readonly ownPhones: readonly string[];
  readonly texts: readonly string[];
  readonly productIds: readonly string[];
  readonly adIds: readonly string[];
}

/** A message as far as it can name something. */
export interface Mentioning {
  readonly content: MessageContent;
  readonly text: string | null;
  readonly referral: Referral | null;
  readonly referredProduct: { readonly productId: string } | null;
}

/** What these messages of a buyer name, each thing once. */
export function mentionsIn(messages: readonly Mentioning[]): Mentions {
  const texts = messages.flatMap(({ text }) => text ?? []);
  const cards = messages.flatMap(({ content }) => (content.type === 'contacts' ? content.contacts : []));
  // Meta: only a card asked for by the business proves that it holds the sender's own data.
  const own = cards.filter(({ origin }) => origin === 'contactRequest');
  const ownEmails = unique([...own.flatMap(({ emails }) => emails), ...messages.flatMap(formEmails)]);
  const writtenIn = (type: MessageContent['type']) =>
    messages.flatMap(({ content, text }) => (content.type === type ? emailsIn(text ?? '') : []));
  const emails = keysOf([...ownEmails, ...writtenIn('order')]);
  return {
    emails,
    writtenEmails: keysOf(writtenIn('text')).filter((email) => !emails.includes(email)),
    ownEmails,
    ownPhones: unique(
      own.flatMap(({ phones }) => phones.map(({ phone, waId }) => (waId === null ? phone : `+${waId}`))),
    ),
    texts,
    productIds: unique(messages.flatMap(productsOf)),
    adIds: unique(messages.flatMap(({ referral }) => referral?.sourceId ?? [])),
  };
}

/** The fields of a form people fill in that ask for an address: by their names, in whatever language "mail" stands in. */
function formEmails({ content }: Mentioning): string[] {
  if (content.type !== 'interactive') return [];
  const { reply } = content;
  if (reply.kind !== 'flowReply' && reply.kind !== 'addressReply') return [];
  return reply.answers.flatMap(({ name, value }) =>
    /mail|correo/i.test(name) && emailKey(value) !== null ? [value] : [],
  );
}

function productsOf({ content, referredProduct }: Mentioning): string[] {
  const ordered = content.type === 'order' ? content.items.flatMap(({ productId }) => productId ?? []) : [];
  return referredProduct === null ? ordered : [...ordered, referredProduct.productId];
}

function keysOf(emails: readonly string[]): string[] {
  return unique(emails.flatMap((email) => emailKey(email) ?? []));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
