import { datesIn } from './datesIn';
import type { Entity, UnderstandingHints } from './understanding';

const mostEntities = 20;

/** Units beside a number, in any of the languages. */
const units =
  'pieces?|pcs|units?|boxes|box|bags?|kilos?|kgs?|grams?|g|litros?|liters?|litres?|l|m2|m²|metros?|meters?|mètres?|cm|mm|unidades?|piezas?|cajas?|bolsas?|peças?|caixas?|sacos?|pièces?|cartons?|unités?|sacs?|packs?|штук[аи]?|шт|коробок|коробк[аи]|мешк(?:а|ов)|кг|метров|м|литров|л|قطع|قطعة|كرتون|كيس|كيلو|حبات|متر|लोग|पीस|डिब्बे|किलो|बोरी|dus|karung|biji|buah|meter|adet|tane|koli|kilo|metre|people|personas|pessoas|personnes|человек|أشخاص|orang|kişi|nights?|noches|noites|nuits';

/**
 * What a turn names: days and times, quantities with a unit, references (order and invoice numbers), e-mails; in the order of kinds,
 * at most 20. Pure; linear in the length of the texts.
 */
export function entitiesOf(texts: readonly string[], hints: UnderstandingHints): readonly Entity[] {
  return texts
    .flatMap((text) => {
      const plain = latinDigits(text.slice(0, 4096));
      const emails = emailsIn(plain);
      const rest = emails.length === 0 ? plain : plain.replace(email, ' ');
      const lower = rest.toLowerCase();
      const dates = datesIn(lower, hints);
      // Quantities and references have digits.
      return /\d/.test(rest)
        ? [...dates, ...quantitiesIn(lower), ...referencesIn(rest), ...emails]
        : [...dates, ...emails];
    })
    .slice(0, mostEntities);
}

/** Every script's digits as 0 to 9. */
function latinDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

function emailsIn(text: string): Entity[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(email)].map(([found]) => ({ kind: 'email', text: found, value: found.toLowerCase() }));
}

const quantity = new RegExp(`(?<![\\p{L}\\d.,/:#-])(\\d{1,7}(?:[.,]\\d{1,3})?) ?(${units})(?![\\p{L}\\d])`, 'gu');
const chineseQuantity = /(?<![\d.])(\d{1,7}(?:\.\d{1,3})?) ?(个|件|箱|份|套|台|斤|公斤|米|张|瓶|包|双|盒|人|位|晚)/g;

function quantitiesIn(text: string): Entity[] {
  return [...text.matchAll(quantity), ...text.matchAll(chineseQuantity)].map((found) => ({
    kind: 'quantity',
    text: found[0],
    amount: amountOf(found[1]!),
    unit: found[2]!,
  }));
}

/** "1.500" and "1,500" are thousands; "1,5" and "1.5" are one and a half. */
function amountOf(written: string): number {
  return /^\d{1,3}[.,]\d{3}$/.test(written) ? Number(written.replace(/[.,]/, '')) : Number(written.replace(',', '.'));
}

/** With a # or № before it, after a word for order or invoice, or letters, a dash and digits. */
const reference =
  /(?:#|№|n[º°] ?)([A-Z0-9][A-Z0-9-]{2,19})(?![\p{L}\d])|(?<!\p{L})(?:order|invoice|pedido|orden|factura|fatura|commande|facture|заказ[а-я]{0,2}|счёт|счет|طلب|الطلب|الفاتورة|فاتورة|ऑर्डर|बिल|pesanan|invoice|sipariş|fatura)(?:i|in|in|a|)? ?(?:no\.?|nr\.?|number|número|numero|номер|رقم|नंबर|nomor|nolu|:)? ?([A-Z]{0,4}-?\d[\d-]{2,17})(?![\p{L}\d])|(订单|发票)(?:号)?:? ?([A-Z]{0,4}-?\d[\d-]{2,17})|(?<![\p{L}\d@.-])([A-Z]{1,5}-\d[\dA-Z-]{2,17})(?![\p{L}\d])/giu;

function referencesIn(text: string): Entity[] {
  return [...text.matchAll(reference)].flatMap((found) => {
    const value = found[1] ?? found[2] ?? found[4] ?? found[5];
    return value === undefined || !/\d/.test(value)
      ? []
      : [{ kind: 'reference', text: found[0].trim(), value: value.toUpperCase() }];
  });
}
