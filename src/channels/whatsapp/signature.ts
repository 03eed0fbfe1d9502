import { createHmac, timingSafeEqual } from 'node:crypto';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const headerName = 'x-hub-signature-256';
/** Meta: `X-Hub-Signature-256: sha256=<hex HMAC-SHA256(raw body, app secret)>`. Nothing else is taken for a signature. */
const headerPattern = /^sha256=([0-9a-fA-F]{64})$/;

/**
 * Those of the secrets that signed exactly these bytes. Every secret is tried, so that an app secret can be rotated, and the time
 * taken does not tell how much of a forged signature was right. Never throws.
 */
export function signingSecrets(
  rawBody: Uint8Array,
  headers: Headers,
  appSecrets: readonly string[],
): ReadonlySet<string> {
  const signing = new Set<string>();
  const given = signatureIn(headers);
  if (given === null) return signing;
  for (const secret of appSecrets) {
    // An empty secret signs nothing: everybody knows it.
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    if (timingSafeEqual(expected, given)) signing.add(secret);
  }
  return signing;
}

/** The 32 signature bytes, or null when the header is missing, repeated or malformed. */
function signatureIn(headers: Headers): Buffer | null {
  const values = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === headerName)
    .flatMap(([, value]) => value ?? []);
  const [value] = values;
  if (values.length !== 1 || value === undefined) return null;
  const match = headerPattern.exec(value);
  return match?.[1] === undefined ? null : Buffer.from(match[1], 'hex');
}
