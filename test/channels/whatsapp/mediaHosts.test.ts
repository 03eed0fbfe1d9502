import { mediaUrl } from '../../../src/channels/whatsapp/mediaHosts';

const graphUrl = 'https://graph.facebook.com/v26.0';

test.each([
  'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
  'https://scontent.xx.fbcdn.net/v/1',
  'https://mmg.whatsapp.net/d/f/1',
  'https://graph.facebook.com/v26.0/1/bytes',
])('the token goes to %s', (address) => {
  expect(mediaUrl(address, graphUrl)?.href).toBe(address);
});

test.each([
  'http://lookaside.fbsbx.com/1',
  'https://lookaside.fbsbx.com:8443/1',
  'https://fbsbx.com.example.org/1',
  'https://notfbsbx.com/1',
  'https://example.org/?fbsbx.com',
  'https://lookaside.fbsbx.com@example.org/1',
  'https://user:word@lookaside.fbsbx.com/1',
  'http://127.0.0.1:27017/',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  '//lookaside.fbsbx.com/1',
  '',
])('the token never goes to %s', (address) => {
  expect(mediaUrl(address, graphUrl)).toBeNull();
});

test('an API on another address is its own host, on exactly its port and protocol', () => {
  const sandbox = 'http://127.0.0.1:3000/sandbox/graph/v26.0';
  expect(mediaUrl('http://127.0.0.1:3000/sandbox/x', sandbox)).not.toBeNull();
  expect(mediaUrl('http://127.0.0.1:3001/sandbox/x', sandbox)).toBeNull();
  expect(mediaUrl('https://127.0.0.1:3000/sandbox/x', sandbox)).toBeNull();
});
