import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../fixtures/twilio');

export const accountSid = 'AC0123456789abcdef0123456789abcdef';
export const channelAccountId = `${accountSid}/14155238886`;

/** The parameters of a webhook, by the name of what it shows. */
export function paramsOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}

/** A form body as Twilio posts it. */
export function bodyOf(params: Record<string, string>): Uint8Array {
  return new TextEncoder().encode(new URLSearchParams(params).toString());
}

/** The raw bytes of a webhook body. */
export function fixture(name: string): Uint8Array {
  return bodyOf(paramsOf(name));
}

/** The raw bytes of a body that is kept as it was posted. */
export function rawFixture(name: string): Uint8Array {
  return readFileSync(path.join(folder, `${name}.txt`));
}

export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));
