import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../fixtures/whatsapp');

/** The raw bytes of a webhook body, by the name of what it shows. */
export function fixture(name: string): Uint8Array {
  return readFileSync(path.join(folder, `${name}.json`));
}

export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));
