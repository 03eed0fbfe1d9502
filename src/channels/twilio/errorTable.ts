import type { FailureMeaning } from '../../core/update/failure';

/** What one of Twilio's error codes says about a message. */
export interface ErrorMeaning {
  readonly meaning: FailureMeaning;
  readonly words: string;
}

const means = (meaning: FailureMeaning, words: string): ErrorMeaning => ({ meaning, words });

const noAccess = means('channelDown', 'the account SID or the token is not valid, or may not do this');
const inactive = means('channelDown', 'the account is suspended or not active');
const noSender = means('channelDown', 'the business number is not a WhatsApp sender of this account');
const notConfigured = means('channelDown', 'the WhatsApp sender is not set up completely');
const locked = means('channelDown', 'WhatsApp locked or disabled the sender or its business account');
const tooFast = means('tooFast', 'the account or the number sends too fast');
const dailyLimit = means('tooFast', 'the account or the number sent as much as it may today');
const queueFull = means('temporary', 'too many messages wait in the queue');
const temporary = means('temporary', "a passing fault on Twilio's or WhatsApp's side");
const unreachable = means('unreachable', 'the buyer can not be reached on WhatsApp');
const noPhone = means('unreachable', 'this is not the number of a phone that can get messages');
const notThere = means('unreachable', 'messages to this country are not allowed');
const blocked = means('blocked', 'the buyer blocked the business, or may not be written to');
const cap = means('capReached', 'the buyer gets no more such messages for now');
const badRequest = means('badRequest', 'the request was not valid');
const badContent = means('badRequest', 'WhatsApp does not take this content');
const badMedia = means('badRequest', 'the media could not be used');
const templateUnfit = means('templateUnfit', 'the values do not fit the template');
const templateGone = means('templateGone', 'the template is not there, not approved, paused or disabled');

/**
 * Twilio: https://www.twilio.com/docs/api/errors and, a page for each code, `…/errors/63016`; what each is at WhatsApp:
 * https://www.twilio.com/docs/whatsapp/api/error-code-mapping. Codes that are not listed follow the HTTP status.
 */
const meanings: ReadonlyMap<number, ErrorMeaning> = new Map([
  [10001, inactive],
  [14107, tooFast],
  [20003, noAccess],
  [20005, inactive],
  [20006, noAccess],
  [20008, noAccess],
  [20403, noAccess],
  [20404, means('channelDown', 'there is no such account')],
  [20429, tooFast],
  [20500, temporary],
  [20503, temporary],
  [21211, noPhone],
  [21217, noPhone],
  [21408, notThere],
  [21602, badRequest],
  [21603, badRequest],
  [21604, badRequest],
  [21605, badRequest],
  [21606, noSender],
  [21609, means('channelDown', 'Twilio does not take our address for statuses')],
  [21610, means('optedOut', 'the buyer asked this number for no more messages')],
  [21611, queueFull],
  [21612, unreachable],
  [21614, noPhone],
  [21617, means('badRequest', 'the text is longer than Twilio takes')],
  [21619, badRequest],
  [21659, noSender],
  [21660, noSender],
  [30001, queueFull],
  [30002, inactive],
  [30003, unreachable],
  [30004, blocked],
  [30005, noPhone],
  [30006, unreachable],
  [30007, means('restricted', 'the message was filtered as unwanted')],
  [30008, temporary],
  [30410, temporary],
  [63001, notConfigured],
  [63002, noSender],
  [63003, unreachable],
  [63005, badContent],
  [63006, badContent],
  [63007, noSender],
  [63008, notConfigured],
  [63009, temporary],
  [63010, temporary],
  [63012, temporary],
  // Twilio's page for 63013 is about content (four spaces in a row, an empty placeholder), and so are WhatsApp's 1008 and 1009.
  [63013, badContent],
  [63014, blocked],
  [63015, means('unreachable', "the buyer has not joined Twilio's sandbox")],
  [63016, means('windowClosed', 'the 24-hour window is closed')],
  [63017, tooFast],
  [63018, tooFast],
  [63019, badMedia],
  [63020, notConfigured],
  [63021, badContent],
  [63022, notConfigured],
  [63023, temporary],
  [63024, unreachable],
  [63025, badMedia],
  [63027, templateGone],
  [63028, templateUnfit],
  [63029, templateUnfit],
  [63030, badRequest],
  [63031, means('badRequest', 'sender and recipient are the same')],
  [63032, cap],
  [63033, blocked],
  [63038, dailyLimit],
  [63040, templateGone],
  [63041, templateGone],
  [63042, templateGone],
  [63049, cap],
  [63051, locked],
  [63058, notThere],
  [63112, locked],
]);

/** What a code means, or null for one this version does not know. */
export function meaningOfCode(code: number | null): ErrorMeaning | null {
  return code === null ? null : (meanings.get(code) ?? null);
}

/** What an answer with this HTTP status means when its body says nothing we know. */
export function meaningOfStatus(httpStatus: number): ErrorMeaning {
  if (httpStatus === 429) return tooFast;
  if (httpStatus >= 500 || httpStatus === 408) return temporary;
  if (httpStatus === 401 || httpStatus === 403) return noAccess;
  // A redirect or a missing path: the address is not that of Twilio's API, so nothing was taken.
  if (httpStatus === 404 || (httpStatus >= 300 && httpStatus < 400)) {
    return means('channelDown', 'there is no such account or API at this address');
  }
  return badRequest;
}
