import { phoneKey } from '../../core/resolve/phone';
import type { ContactDocument } from '../../store/crmDocuments';

/** A contact's phones as given, with what they are found by; what can't be read as a number is flagged, never refused. */
export function phoneFields(
  phones: readonly string[],
): Pick<ContactDocument, 'phones' | 'phoneKeys' | 'unreadablePhones'> {
  const read = phones.map((phone) => ({ phone, key: phoneKey(phone) }));
  return {
    phones: [...phones],
    phoneKeys: [...new Set(read.flatMap(({ key }) => key ?? []))],
    unreadablePhones: read.filter(({ key }) => key === null).map(({ phone }) => phone),
  };
}
