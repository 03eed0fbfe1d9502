import type { Language } from '../../../understanding/languages';
import { isAllWords, worksWords } from './answers';
import { arabic } from './ar';
import { comesWords, tellsWords, whenWords } from './comingBack';
import type { CueWords, CueWordsByKind } from './cueWords';
import { english } from './en';
import { spanish } from './es';
import { exclaimsWords } from './exclaims';
import { french } from './fr';
import { hindi } from './hi';
import { indonesian } from './id';
import { opinionWords, praiseWords } from './opinions';
import { portuguese } from './pt';
import { russian } from './ru';
import { settledWords } from './settled';
import { turkish } from './tr';
import { changedWords } from './changed';
import { chinese } from './zh';

const byLanguage: Readonly<Record<Language, CueWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
  fr: french,
  ru: russian,
  ar: arabic,
  zh: chinese,
  hi: hindi,
  id: indonesian,
  tr: turkish,
};

/** The words of a language Continuo speaks by itself. */
export function cueWordsOf(language: Language): CueWords & CueWordsByKind {
  return {
    ...byLanguage[language],
    settled: settledWords[language],
    works: worksWords[language],
    changed: changedWords[language],
    exclaims: exclaimsWords[language],
    isAll: isAllWords[language],
    praise: praiseWords[language],
    opinion: opinionWords[language],
    when: whenWords[language],
    tells: tellsWords[language],
    comes: comesWords[language],
  };
}
