import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture, fixtureNames } from './fixture';

const newsIn = (body: Uint8Array) => parseWebhook(body).accountEvents.map(({ template }) => template);
const about = { name: 'lembrete_visita', language: 'pt_BR' };

test.each<[string, object]>([
  ['template-approved', { kind: 'status', status: 'approved', reason: null }],
  ['template-rejected', { kind: 'status', status: 'rejected', reason: 'INVALID_FORMAT' }],
  ['template-paused', { kind: 'status', status: 'paused', reason: null }],
  ['template-disabled', { kind: 'status', status: 'disabled', reason: null }],
  ['template-category-changed', { kind: 'category', category: 'marketing' }],
  // What it is to become stands beside it; until then it is this.
  ['template-category-about-to-change', { kind: 'category', category: 'utility' }],
  ['template-quality-red', { kind: 'quality', quality: 'red' }],
  ['template-quality-green', { kind: 'quality', quality: 'green' }],
  [
    'template-components-changed',
    { kind: 'body', body: 'Olá {{1}}, sua visita é amanhã.', variables: [{ name: '1', example: null }] },
  ],
])('%s is news about a template', (name, news) => {
  expect(newsIn(fixture(name))).toEqual([{ ...about, ...news }]);
});

test('nothing else is', () => {
  const bodies = fixtureNames.filter((name) => /^(account|errors|phone|security|business)-/.test(name)).map(fixture);
  const events = bodies.flatMap((body) => parseWebhook(body).accountEvents);
  const others = events.filter(({ field }) => !/template/.test(field));
  expect(others.length).toBeGreaterThan(15);
  expect(others.filter(({ template }) => template !== undefined)).toEqual([]);
});

const changed = (change: Record<string, unknown>, name = 'template-paused') => {
  const body = JSON.parse(new TextDecoder().decode(fixture(name)));
  Object.assign(body.entry[0].changes[0].value, change);
  return newsIn(new TextEncoder().encode(JSON.stringify(body)))[0];
};

test.each([
  ['REINSTATED', { kind: 'status', status: 'approved' }],
  ['DELETED', { kind: 'status', status: 'removed' }],
  ['PENDING_DELETION', { kind: 'status', status: 'pendingDeletion' }],
  // How it stands after these, only the list says.
  ['FLAGGED', { kind: 'changed' }],
  ['UNARCHIVED', { kind: 'changed' }],
  ['HOVERING', { kind: 'changed' }],
  [7, { kind: 'changed' }],
])('event %p', (event, news) => {
  expect(changed({ event })).toMatchObject({ ...about, ...news });
});

test('a language with a hyphen is the list’s with an underscore; without a name it is about no template', () => {
  expect(changed({ message_template_language: 'pt-BR' })).toMatchObject({ language: 'pt_BR' });
  expect(changed({ message_template_name: null })).toBeUndefined();
  expect(changed({ message_template_element: 7 }, 'template-components-changed')).toMatchObject({ kind: 'changed' });
});
