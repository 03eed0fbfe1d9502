import { assertNever } from '../assertNever';
import { reason, type Reason } from '../reason';
import type { FixedFinding, FrequencyFinding } from './model';

/** A finding in one plain sentence. `others`: how many more contacts have the same value. */
export function textOf(finding: FixedFinding | FrequencyFinding | 'nameReordered', others = 0): Reason {
  const alsoOthers =
    others === 0 ? '' : others === 1 ? ' So has one more contact.' : ` So have ${others} more contacts.`;
  switch (finding) {
    case 'phoneSame':
      return reason('phoneSame', `Both have the same phone.${alsoOthers}`);
    case 'phoneVariant':
      return reason('phoneVariant', `Both have the same phone line, written differently.${alsoOthers}`);
    case 'phoneNear':
      return reason('phoneNear', 'Their phones may be the same line.');
    case 'phoneTypo':
      return reason('phoneTypo', 'Their phones differ by one digit.');
    case 'phoneDifferent':
      return reason('phoneDifferent', 'Their phones are different.');
    case 'emailSame':
      return reason('emailSame', `Both have the same e-mail address.${alsoOthers}`);
    case 'emailRole':
      return reason('emailRole', `Both have the same e-mail address, but it is one of a function.${alsoOthers}`);
    case 'emailMailbox':
      return reason('emailMailbox', 'Their e-mail addresses differ only behind the @.');
    case 'emailNameNumber':
      return reason('emailNameNumber', 'Their e-mail addresses are the same name and number at different providers.');
    case 'emailOwnName':
      return reason('emailOwnName', 'Their e-mail addresses are the same name at different providers.');
    case 'emailDifferent':
      return reason('emailDifferent', 'Their e-mail addresses are different.');
    case 'nameSameOne':
      return reason('nameSame', `Both have the same name, but it is only one word.${alsoOthers}`);
    case 'nameSameTwo':
    case 'nameSameThree':
      return reason('nameSame', `Both have the same name.${alsoOthers}`);
    case 'nameReordered':
      return reason('nameReordered', 'Their names are the same in another order.');
    case 'nameSounds':
      return reason('nameSounds', 'Their names sound the same, as in another script or spelling.');
    case 'nameAlike':
      return reason('nameAlike', 'Their names differ by a letter or two.');
    case 'nameLonger':
      return reason('nameLonger', 'One name is the other with more words.');
    case 'nameInitials':
      return reason('nameInitials', 'One name is the other with initials.');
    case 'nameOneWord':
      return reason('nameOneWord', 'One name is a single word that the other has too.');
    case 'namePartly':
      return reason('namePartly', 'Their names share a word, and the others differ.');
    case 'nameDifferent':
      return reason('nameDifferent', 'Their names are different.');
    case 'companySame':
      return reason('companySame', 'Both belong to the same company.');
    case 'companyDifferent':
      return reason('companyDifferent', 'They belong to different companies.');
    case 'channelSame':
      return reason('channelSame', 'A channel knows both by the same id.');
    case 'channelDifferent':
      return reason('channelDifferent', 'The same channel knows them by different ids.');
    case 'externalSame':
      return reason('externalSame', 'An outside system knows both by the same id.');
    case 'externalDifferent':
      return reason('externalDifferent', 'The same outside system knows them by different ids.');
    default:
      return assertNever(finding);
  }
}
