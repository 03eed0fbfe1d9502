import { understandTurn } from '../../../src/core/understanding/understandTurn';
import { isSilentIntent } from '../../../src/core/understanding/intentsOf';

/** Thanks and goodbyes as Russians and Arabs type them: short, in dialect, in Latin letters. */
test.each([
  'Спасибо огромное! Пока!',
  'пасиб',
  'Больше ничего не надо. Спасибо.',
  'всё, мне пора, до связи',
  'ну ок, благодарю вас',
  'spasibo',
  'مشكورين والله',
  'يسلمو كتير',
  'تسلم، ما قصرت',
  'لا، شكرا، خلاص',
  'الله يعطيك العافية',
  'طيب شكرا، مع السلامة',
  'shukran',
  'Спасибо вам, я очень рад',
])('takes leave: %s', (text) => {
  expect(understandTurn([text]).intent).toBe('closing');
});

test.each([
  'Спасибо, а сколько стоит доставка?',
  'спасибо, пришлите ещё счёт на фирму',
  'Благодарю. Хочу заказать ещё два',
  'شكرا، أريد الفاتورة من فضلك',
  'تسلم، بكم الكرسي',
  'شكرا لك. احجز لي موعد بكرة',
])('thanks before a wish are not the end: %s', (text) => {
  expect(isSilentIntent(understandTurn([text]).intent)).toBe(false);
});

describe('a message too long to be read whole', () => {
  const story = Array.from({ length: 40 }, (_, day) => `On day ${day} we went for a walk.`);

  test('is never only thanks', () => {
    expect(
      isSilentIntent(understandTurn([Array.from({ length: 40 }, () => 'Thank you so much!').join(' ')]).intent),
    ).toBe(false);
  });

  test.each([
    ['first', ['How much is the oak table?', ...story]],
    ['last', [...story, 'How much is the oak table?']],
  ])('is read at its %s sentences', (_, sentences) => {
    expect(understandTurn([sentences.join(' ')]).intents?.map(({ intent }) => intent)).toContain('price');
  });
});
