import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { startApi, type ApiBench, type CallOptions, type Seen } from './apiBench';

/** The API, held against its own document at every call. */
export interface ContractBench {
  readonly api: ApiBench;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an OpenAPI document
  readonly document: any;
  /** The routes that were seen to succeed, as `get /path`. */
  readonly covered: Set<string>;
  /** Calls a route, and holds its answer against what the document says of it. */
  check(method: string, pattern: string, id?: string, options?: CallOptions, query?: string): Promise<Seen>;
}

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

export async function startContractBench(): Promise<ContractBench> {
  const api = await startApi();
  const document = (await api.call('GET', '/api/openapi.json', { key: null })).body;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const covered = new Set<string>();
  return {
    ...{ api, document, covered },
    async check(method, pattern, id = '', options = {}, query = '') {
      const path = pattern.replace('{id}', id).replace('{name}', id).replace('{parameter}', id);
      const target = path.replace('{system}', 'hubspot').replace('{place}', 'dea_1') + query;
      const seen = await api.call(method, target, options);
      const place = ['paths', pattern, method.toLowerCase(), 'responses', String(seen.status)] as const;
      const response = document.paths[pattern]?.[method.toLowerCase()]?.responses[String(seen.status)];
      const told = [pattern, method, seen.status];
      expect([...told, response?.description]).toEqual([...told, expect.any(String)]);
      const type = (seen.headers.get('content-type') ?? '').split(';')[0]!;
      if (response.content) {
        expect(Object.keys(response.content)).toContain(type);
        if (type.endsWith('json')) {
          const validate = ajv.getSchema(`openapi#${pointer(...place, 'content', type, 'schema')}`) as ValidateFunction;
          expect([validate(seen.body), validate.errors]).toEqual([true, null]);
        }
      } else expect(seen.text).toBe('');
      if (seen.status < 400) covered.add(`${method.toLowerCase()} ${pattern}`);
      return seen;
    },
  };
}
