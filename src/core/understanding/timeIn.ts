/**
 * The first time of day in a text of lower case with Latin digits, `hh:mm`: 15:30, 3pm, 15h30, "下午3点", "a las 3 de la tarde",
 * "в 15", "jam 3 sore", "الساعة 3". A bare hour without morning or afternoon is taken as said.
 */
export function timeIn(text: string): { readonly text: string; readonly time: string } | null {
  const found =
    /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])( ?[ap]\.?m)?/.exec(text) ??
    /(?<![\d/.])(1[0-2]|0?[1-9])()( ?[ap]\.?m)(?!\p{L})/u.exec(text) ??
    /(?<!\d)([01]?\d|2[0-3]) ?h ?([0-5]\d)?(?![\p{L}\d])/u.exec(text) ??
    /(?:上午|早上|下午|晚上|中午)?([0-2]?\d)点(半|[0-5]?\d分?)?/.exec(text) ??
    /(?:\ba las|\bàs|\bas|\bjam|\bpukul|\bsaat|الساعة|(?<!\p{L})в|(?<!\p{L})at) ([01]?\d|2[0-3])(?![\d/.:-])(?! ?(?:\p{L}{2,}))/u.exec(
      text,
    ) ??
    /(?:\ba las|\bàs|\bjam|\bpukul|\bsaat|الساعة) ([01]?\d|2[0-3])(?![\d/.:-])/u.exec(text) ??
    /(?<!\d)(1[0-2]|0?[1-9]) बजे/.exec(text);
  if (!found) return null;
  const minute = found[2] === '半' ? 30 : Number.parseInt(found[2] ?? '', 10) || 0;
  const hour = hourOf(Number(found[1]), found, text);
  if (hour > 23) return null;
  return { text: found[0].trim(), time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

const afternoon =
  /de la (?:tarde|noche)|da (?:tarde|noite)|du soir|de l'après-midi|вечера|дня|مساء|عصرا|下午|晚上|शाम|रात|sore|malam|akşam|öğleden sonra|p\.?m/;

function hourOf(hour: number, found: RegExpExecArray, text: string): number {
  const around = text.slice(Math.max(0, found.index - 12), found.index + found[0].length + 18);
  if (hour < 12 && afternoon.test(around)) return hour + 12;
  return hour === 12 && /a\.?m/.test(found[3] ?? '') ? 0 : hour;
}
