/** Somebody on WhatsApp, as Twilio addresses them. */
export type WhatsAppAddress =
  { readonly kind: 'phone'; readonly phone: string } | { readonly kind: 'userId'; readonly userId: string };

const scheme = /^\s*whatsapp:/i;
const phonePattern = /^\+?\d{1,32}$/;
/** Meta's business-scoped user id: a country, a point, letters and digits, with `ENT.` between them for a parent id. */
const userIdPattern = /^[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/;

/** True for an address of WhatsApp, readable or not: Twilio delivers SMS and other channels in the same way. */
export function isWhatsApp(address: string | null): boolean {
  return address !== null && scheme.test(address);
}

/**
 * Reads `whatsapp:+14155238886`, or `whatsapp:US.1349…` where the phone is hidden behind a username. Null for anything else.
 * A plus sign that nobody encoded arrives as a space.
 */
export function readAddress(address: string | null): WhatsAppAddress | null {
  if (address === null) return null;
  const name = address.replace(scheme, '').replace(/[\s()-]/g, '');
  if (phonePattern.test(name)) return { kind: 'phone', phone: name.replace('+', '') };
  return userIdPattern.test(name) ? { kind: 'userId', userId: name } : null;
}

/** The digits of a phone's address, or null. */
export function phoneIn(address: string | null): string | null {
  const read = readAddress(address);
  return read?.kind === 'phone' ? read.phone : null;
}

/** The user id of an address, or null. */
export function userIdIn(address: string | null): string | null {
  const read = readAddress(address);
  return read?.kind === 'userId' ? read.userId : null;
}
