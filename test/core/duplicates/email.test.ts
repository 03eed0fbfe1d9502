import { emailKey, emailsIn, isFreeMail, isRoleAddress } from '../../../src/core/resolve/email';

test.each([
  ['Ana.Souza@Example.COM', 'ana.souza@example.com'],
  [' mailto:ana@x.example?subject=Oi ', 'ana@x.example'],
  ['Ana Souza <ana@x.example>', 'ana@x.example'],
  ['A.n.a+news@googlemail.com', 'ana@gmail.com'],
  ['a.na+news@x.example', 'a.na+news@x.example'],
  ['info@MÜNCHEN.example', 'info@xn--mnchen-3ya.example'],
  ['info@xn--mnchen-3ya.example', 'info@xn--mnchen-3ya.example'],
  ['ana＠x.example', 'ana@x.example'],
  ['ana\u200b@x.example.', 'ana@x.example'],
  ['用户@例子.中国', '用户@xn--fsqu00a.xn--fiqs8s'],
])('%s is found by %s', (given, key) => {
  expect(emailKey(given)).toBe(key);
  expect(emailKey(key)).toBe(key);
});

test.each([
  '',
  'ana',
  'ana@',
  '@x.example',
  'ana@x',
  'a b@x.example',
  'ana@1.2.3.4',
  '.ana@x.example',
  'a..b@x.example',
  '+x@gmail.com',
  'ana@x.example/../y',
  'ana@x..example',
  `${'a'.repeat(65)}@x.example`,
])('%j is no address', (given) => expect(emailKey(given)).toBeNull());

test('the addresses of a text, without the marks around them', () => {
  expect(emailsIn('Meu e-mail: ana@x.example. Ou <bia@y.example>, *caio@z.example*! Não: @ana, 5@3.')).toEqual([
    'ana@x.example',
    'bia@y.example',
    'caio@z.example',
  ]);
  expect(emailsIn('بريدي ali@x.example، شكرا。邮箱ana@x.example。')).toContain('ali@x.example');
  expect(emailsIn('@'.repeat(100_000))).toEqual([]);
});

test('free mail and addresses of functions', () => {
  for (const domain of ['gmail.com', 'qq.com', 'mail.ru', 'uol.com.br']) expect(isFreeMail(domain)).toBe(true);
  expect(isFreeMail('acme.example')).toBe(false);
  for (const key of ['info@x.example', 'vendas2@x.example', 'ventas@x.example', 'kontakt@x.example'])
    expect(isRoleAddress(key)).toBe(true);
  for (const key of ['ana@x.example', 'informatico@x.example', 'maria.vendas@x.example'])
    expect(isRoleAddress(key)).toBe(false);
});
