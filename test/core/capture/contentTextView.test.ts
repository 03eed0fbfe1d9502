import type { Media, MessageContent } from '../../../src/core/capture/content';
import { textView } from '../../../src/core/capture/textView';

const media: Media = {
  id: '1',
  mimeType: null,
  sha256: null,
  filename: 'invoice.pdf',
  caption: null,
  url: null,
  voice: false,
  animated: false,
};

test.each<[string, MessageContent, string | null]>([
  ['a text as it was written, spaces and all', { type: 'text', body: ' Oi \n' }, ' Oi \n'],
  ['a blank text', { type: 'text', body: ' \n\t' }, null],
  ['a caption', { type: 'image', media: { ...media, caption: 'look' } }, 'look'],
  ['a document without a caption: a file name is not what somebody said', { type: 'document', media }, null],
  ['a button', { type: 'button', text: 'Yes', payload: 'Y' }, 'Yes'],
  ['a button that has only a payload', { type: 'button', text: null, payload: 'Y' }, null],
  [
    'a place',
    { type: 'location', latitude: 1, longitude: 2, name: null, address: 'Main St 1', url: null },
    'Main St 1',
  ],
  [
    'an edit: what it says now',
    { type: 'edit', originalMessageId: 'o', content: { type: 'text', body: 'new' } },
    'new',
  ],
  ['an order without words', { type: 'order', catalogId: null, text: null, items: [] }, null],
  ['a removal', { type: 'revoke', originalMessageId: 'o' }, null],
  ['something unknown', { type: 'unknown', declaredType: 'x' }, null],
])('%s', (_name, content, words) => {
  expect(textView(content)).toBe(words);
});
