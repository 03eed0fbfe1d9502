import type { Words } from '../../../understanding/languages';

/** How people begin a yes, beside what the model's lists hold. "Ya" is none: in Spanish it begins anything. */
export const moreYesWords: Words = {
  en: ['yea', 'yass', 'yess', 'aye', 'yh', 'ye'],
  es: ['sii', 'siii', 'sip', 'sep', 'simón', 'obvio', 'efectivamente'],
  pt: ['siim', 'simm', 'uhum', 'aham', 'isso'],
  fr: ['ouiii', 'ouii', 'wi', 'yep', 'oé', 'ouaip'],
  ru: ['ага', 'угу', 'дада', 'дааа', 'даа'],
  ar: ['نعم', 'اي', 'ايه', 'ايوه', 'ايوة', 'ايوا', 'اكيد', 'aywa', 'aiwa', 'na3am'],
  zh: ['是滴', '对呀', '对的'],
  hi: ['haa', 'haanji', 'hanji', 'jee', 'ji', 'जी', 'हा'],
  id: ['iyaa', 'iyah', 'iye', 'iyo', 'betul', 'inggih', 'nggih'],
  tr: ['evt', 'ewet', 'aynen', 'hıhı'],
};

/** How people begin a no, beside what the model's lists hold. */
export const moreNoWords: Words = {
  en: ['naw', 'nop', 'nuh', 'not'],
  es: ['nop', 'nel', 'nones', 'noo', 'nooo'],
  pt: ['naum', 'não', 'num', 'nops'],
  fr: ['nan', 'nn', 'nope', 'nonn'],
  ru: ['неа', 'нее', 'нету', 'нееет', 'нет'],
  ar: ['لأ', 'لاا', 'لالا', 'كلا', 'la2', 'laa'],
  zh: ['没', '不'],
  hi: ['nhi', 'nai', 'nahin', 'nope', 'नही', 'ना'],
  id: ['engga', 'ngga', 'gk', 'tdk', 'kagak', 'ndak', 'ora', 'nggak'],
  tr: ['hayir', 'yoo', 'yook', 'yokk', 'cık'],
};
