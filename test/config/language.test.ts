import { readConfig } from '../../src/config';

const url = 'http://127.0.0.1:11434/v1';

test('left out there is no language model, and nothing else is asked for', () => {
  expect(readConfig({}).language).toBeUndefined();
  expect(readConfig({ LANGUAGE_MODEL_URL: '', LANGUAGE_MODEL: ' ', LANGUAGE_MODEL_KEY: 'k' }).language).toBeUndefined();
});

test('an address and a name are enough', () => {
  expect(readConfig({ LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL: 'small-1' }).language).toEqual({
    ...{ url, key: undefined, model: 'small-1', timeoutMs: 8000, callsPerDay: 2000 },
  });
});

test.each([
  ['an address without a name', { LANGUAGE_MODEL_URL: url }, 'LANGUAGE_MODEL:'],
  ['a name without an address', { LANGUAGE_MODEL: 'small-1' }, 'LANGUAGE_MODEL_URL:'],
  ['an address that is none', { LANGUAGE_MODEL_URL: 'localhost', LANGUAGE_MODEL: 'a' }, 'LANGUAGE_MODEL_URL: must'],
  ['a time-out beyond a minute', { LANGUAGE_MODEL_TIMEOUT_SECONDS: '61' }, 'LANGUAGE_MODEL_TIMEOUT_SECONDS:'],
  ['half a call', { LANGUAGE_MODEL_CALLS_PER_DAY: '0.5' }, 'LANGUAGE_MODEL_CALLS_PER_DAY:'],
])('%s is a fault of the environment', (_what, environment, fault) => {
  expect(() => readConfig(environment)).toThrow(fault);
});
