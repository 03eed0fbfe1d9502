import { decideRoute } from '../../../src/core/route/decideRoute';
import { understandTurn } from '../../../src/core/understanding/understandTurn';
import { context, rules } from '../given';

test.each(['ok', 'Sim', 'vale', "d'accord", 'хорошо', 'تمام', '好的', 'ठीक है', 'baik', 'Tamam 👍'])(
  '%s is a yes, not thanks',
  (text) => {
    expect(understandTurn([text]).intent).toBe('assent');
  },
);

test.each([
  'Thanks!',
  'obrigada',
  'Gracias',
  'merci beaucoup',
  'спасибо',
  'شكرا',
  '谢谢',
  'धन्यवाद',
  'terima kasih',
  'Teşekkürler',
])('%s is thanks', (text) => {
  expect(understandTurn([text]).intent).toBe('closing');
});

const understanding = { language: 'pt', intent: 'assent', asks: false, urgent: false } as const;

test('"ok" after a question of ours needs somebody who acts on it', () => {
  const asked = context({ history: { outboundCount: 1, lastOutboundText: 'Podemos enviar hoje?' } }, { understanding });
  expect(decideRoute(asked, rules()).outcome).toBe('humanReplies');
});

test('"ok" after a plain answer of ours needs no reply', () => {
  const told = context({ history: { outboundCount: 1, lastOutboundText: 'Seu pedido sai hoje.' } }, { understanding });
  expect(decideRoute(told, rules())).toMatchObject({ outcome: 'noReply', reasons: [{ code: 'closing' }] });
});
