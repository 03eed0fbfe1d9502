import type { RefusalMeaning } from '../channel';

/** What one of Meta's error codes says about the message it answers. */
export type ErrorVerdict =
  | { readonly kind: 'notAccepted'; readonly retryAfterMs: number; readonly words: string }
  | { readonly kind: 'unknown'; readonly words: string }
  | { readonly kind: 'refused'; readonly meaning: RefusalMeaning; readonly words: string };

const minuteMs = 60_000;
/** Meta: after 131056 wait 4^X s, X = 0, 1, 2 …; X is the caller's count, this is the step after the free first one. */
const pairRateStepMs = 4_000;

const later = (retryAfterMs: number, words: string): ErrorVerdict => ({ kind: 'notAccepted', retryAfterMs, words });
const open = (words: string): ErrorVerdict => ({ kind: 'unknown', words });
const refused = (meaning: RefusalMeaning, words: string): ErrorVerdict => ({ kind: 'refused', meaning, words });

const noAccess = refused('channelDown', 'the access token or a permission is missing or no longer valid');
const noNumber = refused('channelDown', 'the business number is not registered or not approved');
const temporary = open("a passing fault on Meta's side");
const maintenance = later(minuteMs, 'the number is under maintenance');
const badRequest = refused('badRequest', 'the request was not valid');
const marketingCap = refused('capReached', 'the buyer gets no more such messages for now');
const spamLimit = refused('restricted', 'the number or account is restricted for spam or quality');
const accountLocked = refused('channelDown', 'the account is restricted or locked');
const templateUnfit = refused('templateUnfit', 'the values do not fit the template');

/** Meta: error codes of the Cloud API. Codes that are not listed follow the HTTP status. */
const verdicts: ReadonlyMap<number, ErrorVerdict> = new Map([
  [0, noAccess],
  [3, noAccess],
  [10, noAccess],
  [190, noAccess],
  [131005, noAccess],
  [1, temporary],
  [2, temporary],
  [131000, temporary],
  [131016, temporary],
  [4, later(minuteMs, 'the app sends too fast')],
  [80007, later(minuteMs, 'the account sends too fast')],
  [130429, later(2_000, 'the number sends too fast')],
  [131056, later(pairRateStepMs, 'too many messages to this buyer in a short time')],
  [131057, maintenance],
  [2494100, maintenance],
  [33, noNumber],
  [131037, noNumber],
  [131045, noNumber],
  [133010, noNumber],
  [131042, refused('channelDown', 'a problem with the payment method')],
  [131048, spamLimit],
  [131064, spamLimit],
  [368, accountLocked],
  [130497, accountLocked],
  [131031, accountLocked],
  [131047, refused('windowClosed', 'the 24-hour window is closed')],
  [131026, refused('unreachable', 'the buyer can not be reached on WhatsApp')],
  [131030, refused('unreachable', 'the test number may not write to this buyer')],
  [131062, refused('unreachable', 'this message needs a phone number')],
  [130472, marketingCap],
  [131049, marketingCap],
  [131050, refused('optedOut', 'the buyer stopped marketing messages')],
  [130403, refused('blocked', 'the buyer blocked the business')],
  [100, badRequest],
  [131008, badRequest],
  [131009, badRequest],
  [131021, refused('badRequest', 'sender and recipient are the same')],
  [131051, refused('badRequest', 'the message type is not supported')],
  [131053, refused('badRequest', 'the media could not be used')],
  [131063, refused('badRequest', 'marketing is switched off for this API')],
  [132000, templateUnfit],
  [132001, refused('templateGone', 'there is no such approved template in this language')],
  [132005, templateUnfit],
  [132007, templateUnfit],
  [132008, templateUnfit],
  [132012, templateUnfit],
  [132015, refused('templateGone', 'the template is paused for its quality')],
  [132016, refused('templateGone', 'the template is disabled for its quality')],
  [132018, templateUnfit],
  [132068, refused('badRequest', 'the flow is blocked')],
  [132069, refused('badRequest', 'the flow is throttled')],
  [137000, refused('badRequest', "the buyer's identity key does not match")],
]);

/** An error as Meta answered it, without its free text, which may name people. */
export interface MetaError {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly transient: boolean;
}

/** Meta: error 100 with this subcode means that the number in the path does not exist or is not ours. */
const noSuchObjectSubcode = 33;

/** What an error answer means. Meta: branch on the code; the HTTP status only decides where the code says nothing. */
export function verdictOn(error: MetaError, httpStatus: number): ErrorVerdict {
  if (error.code === 100 && error.subcode === noSuchObjectSubcode) return noNumber;
  if (error.code !== null && error.code >= 200 && error.code <= 299) return noAccess;
  const known = error.code === null ? undefined : verdicts.get(error.code);
  if (known !== undefined) return known;
  return error.transient ? temporary : verdictOnStatus(httpStatus);
}

/** What an answer with this HTTP status means when its body says nothing we know. */
export function verdictOnStatus(httpStatus: number): ErrorVerdict {
  if (httpStatus === 429) return later(minuteMs, 'too many requests');
  if (httpStatus >= 500 || httpStatus === 408) return open('no clear answer');
  if (httpStatus === 401 || httpStatus === 403) return noAccess;
  // A redirect or a missing path: the address is not that of the Graph API, so nothing was taken.
  if (httpStatus === 404 || (httpStatus >= 300 && httpStatus < 400)) {
    return refused('channelDown', 'there is no such number or API at this address');
  }
  return badRequest;
}
