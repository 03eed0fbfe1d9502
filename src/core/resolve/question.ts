/**
 * The doubts only people can settle. `phoneNowWithAnother` stands in the conversation whose phone was seen with a stranger: nothing
 * automatic is sent to it meanwhile.
 */
export const questionKinds = [
  'identityTaken',
  'phoneHeldByAnother',
  'recycledNumber',
  'phoneNowWithAnother',
  'whichContact',
  'whichCompany',
  'whichDeal',
] as const;

export type QuestionKind = (typeof questionKinds)[number];

const sameOrDifferent = 'If they are one, merge their contacts; if not, dismiss the question.';

/** A doubt in words, with the way to settle it. */
export function questionText(kind: QuestionKind): string {
  switch (kind) {
    case 'identityTaken':
      return `The buyer's new number or user id belongs to another conversation. ${sameOrDifferent}`;
    case 'phoneHeldByAnother':
      return `The buyer's phone is known under another user id. ${sameOrDifferent}`;
    case 'recycledNumber':
      return `A known phone came back with somebody else, after a long silence or after its buyer moved to another. ${sameOrDifferent}`;
    case 'phoneNowWithAnother':
      return "The phone of this conversation was seen with somebody else; nothing automatic is sent to it. If they are one, merge their contacts; if the phone is still this buyer's, dismiss the question.";
    case 'whichContact':
      return 'Several contacts fit. Link the right one.';
    case 'whichCompany':
      return 'Several companies fit. Link the right one.';
    case 'whichDeal':
      return 'Several open deals fit. Link the one this is about.';
  }
}
