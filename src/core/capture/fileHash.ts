const hexHash = /^[0-9a-f]{64}$/i;
/** 32 bytes: 43 characters and, usually, one `=`. Some write `-` and `_` for `+` and `/`. */
const base64Hash = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * A SHA-256 as lower-case hex, or null when it is none. Meta writes it in base64 in webhooks and in hex where the file is
 * asked for.
 */
export function hexOfHash(declared: string | null): string | null {
  if (declared === null) return null;
  const text = declared.trim();
  if (hexHash.test(text)) return text.toLowerCase();
  if (!base64Hash.test(text)) return null;
  const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/').replace(/=$/, ''));
  return [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
