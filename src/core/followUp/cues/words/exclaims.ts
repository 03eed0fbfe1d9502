import type { Language } from '../../../understanding/languages';
import { listed } from './cueWords';

/** Surprise, and words with a second meaning: they find a price high where one was named, and nothing otherwise ("it broke", "il fait chaud"). */
export const exclaimsWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed('blimey, ouch, yikes, jeez, that much, half that, high for, steep, broke, crikey, gosh, whoa, eek'),
  es: listed(`
    wow, uff, uy, ala, chale, híjole, madre mía, mamma mia, imposible, qué susto, fuerte, fuertecito, una locura, se pasa,
    se me pasa, no me da, no llego, no llegamos, apretad*, salado, saladito, salgadito, epa, ay no, ay dios`),
  pt: listed(`
    eita, oxe, nossa, puts, apertado, apertada, quebrado, quebrada, salgado, salgadinho, salgadinha, puxado, carinha, pesou,
    vish, caramba, misericórdia`),
  fr: listed(`
    chaud, ouch, aïe, wow, ouille, salé, quand même, ah oui quand, à sec, serré*, trop juste, un peu juste, oulah, oula, ouh là,
    ah ouais`),
  ru: listed(`
    ого, офигеть, обалдеть, ничего себе, нифига, ничоси, ни хрена себе, жаба, торг, дорогой, дорогая, половину, столько нет,
    ой ой, мама дорогая, ёлки`),
  ar: listed(`
    نار, واو, اوف, ياه, يا ساتر, وايد, خيالي, مش معقول, مو معقول, كتير هيك, كثير كذا, كثير والله, كثير مره, اوه, يا لطيف, بزاف,
    برشا`),
  zh: listed('我去, 好家伙, 吓人, 吓到, 吓一跳, 太高, 太高了, 高了点, 有点高, 钱包, 哇, 嚯, 天哪'),
  hi: listed('बाप रे, baap re, sasta, high hai, arre baap, अरे बाप'),
  id: listed(
    'waduh, wadaw, buset, busyet, kantong, seret, kanker, larang, lagi kosong, lagi tipis, wih, walah, astaga',
  ),
  tr: listed('oha, yuh, vay, yüksek, çok ya, fazla ya, uçuk, yok artık, yapmayın, rakam*, yüzünü ekşit*'),
};
