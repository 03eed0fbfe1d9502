import type { Language } from '../../../understanding/languages';
import { arabic } from './ar';
import type { CueWords } from './cueWords';
import { english } from './en';
import { spanish } from './es';
import { french } from './fr';
import { hindi } from './hi';
import { indonesian } from './id';
import { portuguese } from './pt';
import { russian } from './ru';
import { turkish } from './tr';
import { chinese } from './zh';

/** The words of every language Continuo speaks by itself. */
export const cueWords: Readonly<Record<Language, CueWords>> = {
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
