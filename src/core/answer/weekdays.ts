/** How the days of the week are called, Monday first, in the ten languages: as words of their own. What also means something else is left out. */
const words: readonly string[] = [
  'monday mondays lunes segunda-feira lundi lundis понедельник понедельника понедельнику понедельникам senin pazartesi',
  'tuesday tuesdays martes terça-feira mardi mardis вторник вторника вторнику вторникам selasa salı',
  'wednesday wednesdays miércoles quarta-feira mercredi mercredis среда среду среды средам rabu çarşamba',
  'thursday thursdays jueves quinta-feira jeudi jeudis четверг четверга четвергу четвергам kamis perşembe',
  'friday fridays viernes sexta-feira vendredi vendredis пятница пятницу пятницы пятницам jumat cuma',
  'saturday saturdays sábado sábados samedi samedis суббота субботу субботы субботам sabtu cumartesi',
  'sunday sundays domingo domingos dimanche dimanches воскресенье воскресенья воскресеньям',
];

/** The same as parts of a text: scripts that put no spaces, or other words, around them. */
const parts: readonly string[] = [
  'الاثنين الإثنين 星期一 周一 礼拜一 सोमवार',
  'الثلاثاء 星期二 周二 礼拜二 मंगलवार',
  'الأربعاء الاربعاء 星期三 周三 礼拜三 बुधवार',
  'الخميس 星期四 周四 礼拜四 गुरुवार बृहस्पतिवार',
  'الجمعة 星期五 周五 礼拜五 शुक्रवार',
  'السبت 星期六 周六 礼拜六 शनिवार',
  'الأحد الاحد 星期日 星期天 周日 周天 礼拜天 रविवार',
];

const dayOfWord = new Map(words.flatMap((row, day) => row.split(' ').map((word): [string, number] => [word, day + 1])));
const partsOfDay = parts.map((row) => row.split(' '));

/** The days of the week a text names, 1 for Monday, in whatever of the ten languages: `lunes` and `Monday` are the same. Pure. */
export function weekdaysIn(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase();
  const named = (plain.match(/[\p{L}\p{M}-]+/gu) ?? []).flatMap((word) => dayOfWord.get(word) ?? []);
  const held = partsOfDay.flatMap((row, day) => (row.some((part) => plain.includes(part)) ? [day + 1] : []));
  return [...new Set([...named, ...held])].sort().map(String);
}
