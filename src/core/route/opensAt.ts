import { DateTime } from 'luxon';

/** Weekdays from Monday. Written out here: what a machine knows of languages differs from machine to machine. */
const weekdays: Readonly<Record<string, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  pt: ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado', 'domingo'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ru: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  ar: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  zh: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  hi: ['सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार', 'रविवार'],
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  tr: ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar'],
};

const dayMs = 24 * 3600 * 1000;
/** Later than this a weekday alone could be that of another week. */
const namedForMs = 6 * dayMs;
/** Nobody is told of a day further away than this. */
const toldForMs = 30 * dayMs;

/**
 * When somebody is back, in the buyer's language and by their clock: `quarta-feira, 09:00`, and with a date when it is not within the week
 * or the language's weekdays are not known: `2026-03-23, 09:00`. Null when that is unknown or too far away. Pure.
 */
export function opensAtText(
  opensAtMs: number | null,
  at: { readonly timeZone: string; readonly language: string; readonly nowMs: number },
): string | null {
  if (opensAtMs === null || opensAtMs > at.nowMs + toldForMs) return null;
  const opens = DateTime.fromMillis(opensAtMs, { zone: at.timeZone });
  if (!opens.isValid) return null;
  const day = opensAtMs <= at.nowMs + namedForMs ? weekdays[at.language]?.[opens.weekday - 1] : undefined;
  return `${day ?? opens.toFormat('yyyy-MM-dd')}, ${opens.toFormat('HH:mm')}`;
}
