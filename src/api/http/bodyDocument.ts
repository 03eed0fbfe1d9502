import { Fault } from '../../errors';
import { parseJsonBody } from './jsonBody';
import { readJsonText } from './jsonText';
import type { RawRequest } from './rawRequest';
import { readYaml, type TextPlace } from './yaml';

/** What a body says, and where in its text; an empty body has no places. */
export interface BodyDocument {
  readonly value: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => TextPlace | null;
}

const yamlTypes = /^(application|text)\/(x-)?(yaml|yml)$|^application\/[\w.-]+\+yaml$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** True for a media type that means YAML. */
export function isYamlType(type: string): boolean {
  return yamlTypes.test(type);
}

/** The document of a request body, JSON or YAML by its Content-Type. */
export function readBodyDocument(request: Pick<RawRequest, 'headers' | 'rawBody'>): BodyDocument {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (isYamlType(type)) return yamlDocument(request.rawBody);
  return jsonDocument(request);
}

function jsonDocument(request: Pick<RawRequest, 'headers' | 'rawBody'>): BodyDocument {
  let value: unknown;
  let refused: unknown = null;
  try {
    value = parseJsonBody(request);
  } catch (error) {
    if (error instanceof Fault && error.code === 'unsupportedMediaType')
      throw new Fault('unsupportedMediaType', 'Send application/json or application/yaml.');
    refused = error;
  }
  if (value === undefined && refused === null) return { value, placeOf: () => null };
  const isTold = refused === null || (refused instanceof Fault && refused.code === 'invalidJson');
  const read = isTold ? readJsonText(new TextDecoder().decode(request.rawBody)) : null;
  // Where, and that a field stands twice, is what JSON.parse does not tell.
  if (read?.ok === false) throw new Fault('invalidJson', tellFault(read.fault));
  if (refused !== null || read === null) throw refused;
  return { value, placeOf: read.placeOf };
}

function yamlDocument(bytes: Buffer): BodyDocument {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Fault('invalidYaml', 'It is not UTF-8.');
  }
  const read = readYaml(text);
  if (read.ok) return read;
  throw new Fault('invalidYaml', read.faults.map(tellFault).join(' '));
}

/** One sentence about a fault in a YAML text. */
export function tellFault({ line, column, message }: TextPlace & { readonly message: string }): string {
  return `Line ${line}, column ${column}: ${message}.`;
}
