import type { Intent } from '../../src/core/understanding/understanding';

/** A message of a public set with its label in our words; null where the set says nothing of it. */
export interface Row {
  readonly set: string;
  readonly language: string;
  readonly text: string;
  /** What the set itself calls it. */
  readonly label: string;
  readonly intent: Intent | null;
  /** True when somebody must answer; null where only the dialogue around it tells. */
  readonly reply: boolean | null;
}

const clincLabels: Readonly<Record<string, Intent>> = {
  thank_you: 'closing',
  goodbye: 'closing',
  greeting: 'greeting',
  yes: 'assent',
  are_you_a_bot: 'person',
  order: 'order',
  order_checks: 'order',
  order_status: 'delivery',
  replacement_card_duration: 'delivery',
  restaurant_reservation: 'appointment',
  cancel_reservation: 'appointment',
  confirm_reservation: 'appointment',
  schedule_meeting: 'appointment',
  schedule_maintenance: 'appointment',
  book_hotel: 'appointment',
  damaged_card: 'complaint',
  card_declined: 'complaint',
  report_fraud: 'complaint',
  lost_luggage: 'complaint',
  account_blocked: 'complaint',
  w2: 'documents',
  international_fees: 'price',
};
/**
 * Labels that stand for a wish of ours and for something else, or mean something only to a loudspeaker: questions about itself are
 * no chatter of ours, which asks nothing. Nothing is said of their intent.
 */
const clincUnclear = new Set([
  'no',
  'maybe',
  'repeat',
  'cancel',
  'new_card',
  'report_lost_card',
  // To book or to ask what there is.
  'book_flight',
  'car_rental',
  'accept_reservations',
  'restaurant_suggestion',
  'travel_suggestion',
  'meal_suggestion',
  'uber',
  // An appointment, or a look into one's own calendar.
  'calendar',
  'calendar_update',
  'meeting_schedule',
  'tire_change',
  // A price, a document, a payment, or none of them.
  'bill_due',
  'bill_balance',
  'pay_bill',
  'interest_rate',
  'apr',
  'taxes',
  'international_visa',
  'shopping_list',
  'shopping_list_update',
  // Asked of the machine about itself.
  'tell_joke',
  'fun_fact',
  'how_old_are_you',
  'what_is_your_name',
  'who_made_you',
  'meaning_of_life',
  'do_you_have_pets',
  'what_are_your_hobbies',
  'where_are_you_from',
  'who_do_you_work_for',
  'what_can_i_ask_you',
]);

export function clincIntents(text: string, label: string): Row[] {
  if (clincUnclear.has(label)) return [];
  const intent = clincLabels[label] ?? 'other';
  const reply = intent !== 'closing' && intent !== 'assent';
  return [{ set: 'CLINC150', language: 'en', text, label, intent, reply }];
}

const bankingLabels: Readonly<Record<string, Intent>> = {
  card_arrival: 'delivery',
  card_delivery_estimate: 'delivery',
  request_refund: 'complaint',
  Refund_not_showing_up: 'complaint',
  card_not_working: 'complaint',
  contactless_not_working: 'complaint',
  virtual_card_not_working: 'complaint',
  declined_card_payment: 'complaint',
  declined_cash_withdrawal: 'complaint',
  transaction_charged_twice: 'complaint',
  wrong_amount_of_cash_received: 'complaint',
  card_payment_not_recognised: 'complaint',
  extra_charge_on_statement: 'complaint',
  top_up_failed: 'complaint',
};
const bankingOther = new Set([
  'age_limit',
  'change_pin',
  'passcode_forgotten',
  'country_support',
  'top_up_limits',
  'edit_personal_details',
]);

export function bankingIntents(text: string, label: string): Row[] {
  const intent = bankingLabels[label] ?? (bankingOther.has(label) ? 'other' : null);
  return [{ set: 'Banking77', language: 'en', text, label, intent, reply: true }];
}

/**
 * Dialogue acts of COD, as in the Schema-Guided Dialogue set. A yes, a no or a choice means what the question before it was. Who
 * starts to look for a flight asks for prices, for what there is or for a ticket: the label does not tell which.
 */
export function codRow(
  language: string,
  text: string,
  actions: readonly { readonly act: string; readonly slot: string; readonly values: readonly string[] }[],
): Row[] {
  const acts = new Set(actions.map(({ act }) => act));
  const has = (...some: string[]) => some.some((act) => acts.has(act));
  const wishes = has('INFORM', 'INFORM_INTENT', 'REQUEST', 'REQUEST_ALTS');
  const answers = has('AFFIRM', 'SELECT', 'AFFIRM_INTENT');
  const thanks = has('THANK_YOU', 'GOODBYE');
  const wanted = actions.find(({ act }) => act === 'INFORM_INTENT')?.values[0] ?? '';
  const intent: Intent | null =
    wanted === 'ScheduleVisit'
      ? 'appointment'
      : wanted === 'FindApartment'
        ? 'availability'
        : thanks && !wishes && !answers
          ? 'closing'
          : acts.size === 1 && has('AFFIRM')
            ? 'assent'
            : null;
  const reply = wishes ? true : thanks && !answers ? false : null;
  return [{ set: 'COD', language, text, label: [...acts, wanted].join(' ').trim(), intent, reply }];
}

const priceSlots = /price|charge|fee|cost|consumption|价|费|门票|消费/;

export function risawozRow(language: string, file: string, text: string, acts: readonly (readonly string[])[]): Row[] {
  const kinds = new Set(acts.map(([act]) => act!.toLowerCase()));
  const wishes = kinds.has('inform') || kinds.has('request');
  const requested = acts.filter(([act]) => act === 'Request').map(([, , slot]) => slot ?? '');
  const intent: Intent | null = !wishes
    ? kinds.has('bye')
      ? 'closing'
      : null
    : requested.length === 1 && requested.every((slot) => priceSlots.test(slot))
      ? 'price'
      : null;
  return [
    {
      set: file === 'enhi' ? 'X-RiSAWOZ Hinglish' : 'X-RiSAWOZ',
      language,
      text,
      label: actsLabel(acts),
      intent,
      reply: wishes ? true : kinds.has('bye') ? false : null,
    },
  ];
}

export function crossWozRow(text: string, acts: readonly (readonly string[])[]): Row[] {
  if (acts.length === 0) return [];
  const wishes = acts.some(([act]) => act !== 'General');
  const requested = acts.filter(([act]) => act === 'Request').map(([, , slot]) => slot ?? '');
  const closes = !wishes && acts.every(([, what]) => what === 'thank' || what === 'bye');
  const intent: Intent | null = closes
    ? 'closing'
    : requested.length === 1 && requested.every((slot) => priceSlots.test(slot))
      ? 'price'
      : null;
  return [
    {
      set: 'CrossWOZ',
      language: 'zh',
      text,
      label: actsLabel(acts),
      intent,
      reply: wishes ? true : closes ? false : null,
    },
  ];
}

/** Left out as mixed: `contato` (a number, a person), `negar_despedir` ("no" and half sentences), `tudo_bem` (asked, and answered). */
const taisLabels: Readonly<Record<string, Intent>> = {
  despedir: 'closing',
  agradecimento: 'closing',
  cumprimentar: 'greeting',
  afirmar: 'assent',
  endereco: 'other',
  diga_mais: 'other',
  o_que_sei_falar: 'other',
};

export function taisIntents(text: string, label: string): Row[] {
  const intent = taisLabels[label];
  if (intent === undefined || text === '') return [];
  return [
    {
      set: 'TAIS',
      language: 'pt',
      text,
      label,
      intent,
      reply: intent === 'closing' || intent === 'assent' ? false : true,
    },
  ];
}

/** The acts of a dialogue's turn, and what a general one is about. */
function actsLabel(acts: readonly (readonly string[])[]): string {
  return [...new Set(acts.map(([act, about]) => (/^general$/i.test(act ?? '') ? `${act} ${about}` : act)))]
    .sort()
    .join(' ');
}
