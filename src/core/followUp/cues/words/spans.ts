import type { Words } from '../../../understanding/languages';

/** Words for spans of days, compared as `plain` writes them. */
export const spans = {
  weekend: {
    en: ['weekend'],
    es: ['fin de semana', 'finde'],
    pt: ['fim de semana', 'final de semana', 'fds'],
    fr: ['week end', 'weekend'],
    ru: ['выходные', 'выходных', 'на выходных'],
    ar: ['نهاية الأسبوع', 'الويكند', 'آخر الأسبوع'],
    zh: ['周末'],
    hi: ['वीकेंड', 'weekend'],
    id: ['akhir pekan', 'weekend'],
    tr: ['hafta sonu', 'haftasonu'],
  },
  endOfWeek: {
    en: ['end of the week', 'end of week', 'later in the week', 'later this week'],
    es: ['final de la semana', 'fines de semana'],
    pt: ['final da semana', 'fim da semana'],
    fr: ['fin de semaine', 'fin de la semaine'],
    ru: ['концу недели', 'конце недели'],
    ar: ['أواخر الأسبوع'],
    zh: ['这周晚些'],
    hi: ['हफ्ते के आखिर', 'hafte ke end'],
    id: ['akhir minggu'],
    tr: ['hafta içinde sonuna doğru'],
  },
  nextWeek: {
    en: ['next week'],
    es: ['próxima semana', 'proxima semana', 'semana que viene', 'semana entrante', 'otra semana', 'semana próxima'],
    pt: ['semana que vem', 'próxima semana', 'proxima semana'],
    fr: ['semaine prochaine', 'la semaine pro'],
    ru: ['следующей неделе', 'следующую неделю', 'той неделе'],
    ar: ['الأسبوع القادم', 'الأسبوع الجاي', 'الأسبوع المقبل', 'الأسبوع اللي جاي'],
    zh: ['下周', '下星期', '下礼拜'],
    hi: ['अगले हफ्ते', 'अगले सप्ताह', 'agle hafte', 'next week'],
    id: ['minggu depan', 'mgg depan'],
    tr: ['haftaya', 'gelecek hafta', 'önümüzdeki hafta', 'onumuzdeki hafta'],
  },
  endOfMonth: {
    en: ['end of the month', 'end of month', 'month end'],
    es: ['fin de mes', 'fines de mes', 'final de mes', 'finales de mes'],
    pt: ['fim do mês', 'final do mês', 'fim do mes', 'final do mes'],
    fr: ['fin du mois', 'fin de mois'],
    ru: ['конце месяца', 'концу месяца'],
    ar: ['آخر الشهر', 'نهاية الشهر'],
    zh: ['月底', '月末'],
    hi: ['महीने के अंत', 'महीने के आखिर', 'mahine ke end', 'month end'],
    id: ['akhir bulan'],
    tr: ['ay sonu', 'ay sonunda'],
  },
  nextMonth: {
    en: ['next month'],
    es: ['próximo mes', 'proximo mes', 'mes que viene', 'mes entrante', 'otro mes'],
    pt: ['mês que vem', 'mes que vem', 'próximo mês', 'proximo mes'],
    fr: ['mois prochain'],
    ru: ['следующем месяце'],
    ar: ['الشهر القادم', 'الشهر الجاي', 'الشهر المقبل'],
    zh: ['下个月', '下月'],
    hi: ['अगले महीने', 'agle mahine', 'next month'],
    id: ['bulan depan', 'bln depan'],
    tr: ['gelecek ay', 'önümüzdeki ay', 'onumuzdeki ay'],
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A number of days, weeks or months. */
export const inDays =
  /(?<!\d)(?:(?<days>\d{1,2}) ?(?:days?|días?|dias?|jours?|дн(?:я|ей)|день|أيام|ايام|يوم|天后|天|दिन|din|hari|gün|gun)|(?<weeks>\d) ?(?:weeks?|semanas?|semaines?|недел[иьюя]|أسابيع|اسابيع|周后|个星期|हफ्ते|hafte|minggu|hafta)|(?<months>\d) ?(?:months?|mes(?:es)?|mois|месяц(?:а|ев)?|أشهر|اشهر|شهور|个月后|महीने|mahine|bulan|ay))(?!\p{L})/gu;

/** A day of the month without its month: "the 25th", "dia 20", "20 числа", "20号". */
export const dayOfMonth =
  /(?<![\p{L}\d])(?:(?:the|el|dia|día|le|tgl|tanggal|يوم|ayın|ayin) (?<after>\d{1,2})(?! ?[:.h]| ?\d)(?!\d)|(?<before>\d{1,2})(?:st|nd|rd|th|号|日| числа| तारीख| tarikh| tareekh)(?!\p{L}))/gu;
