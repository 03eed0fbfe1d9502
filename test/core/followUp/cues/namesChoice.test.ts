import { namesChoice, offersChoice } from '../../../../src/core/followUp/cues/namesChoice';

describe('namesChoice', () => {
  it.each([
    ['Gift wrap red ya golden?', 'golden'],
    ['¿La quiere en PDF o impresa?', 'en pdf me vale'],
    ['发票抬头开个人还是公司?', '个人就行'],
    ['發票抬頭開個人還是公司?', '公司'],
    ['Вам серый или белый?', 'серую'],
    ['Pasta çikolatalı mı meyveli mi olsun?', 'meyveli'],
    ['تبي التوصيل الصبح ولا العصر؟', 'العصر'],
    ['M or L?', 'M'],
  ])('%s %s', (ours, reply) => expect(namesChoice(ours, reply)).toBe(true));

  it.each([
    ['The oak or the pine?', 'the wife decides'],
    ['¿El Jardín o la Terraza?', 'están lindos los dos'],
    ['要白色还是黑色?', '都还行吧'],
    ['Red or golden?', 'my aunt bought the golden one last year and she says that it fades'],
    ['Shall I keep it?', 'keep'],
    ['', ''],
  ])('not %s %s', (ours, reply) => expect(namesChoice(ours, reply)).toBe(false));
});

describe('offersChoice', () => {
  it('tells an or from a word that only looks like it', () => {
    expect(offersChoice('Red ya golden?', 'hi')).toBe(true);
    expect(offersChoice('Jadi ya kak?', 'id')).toBe(false);
    expect(offersChoice('Krem mi gri mi?', 'tr')).toBe(true);
    expect(offersChoice('Kalsın mı?', 'tr')).toBe(false);
  });
});
