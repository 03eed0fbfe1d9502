import type { BuyerCues, EndingKind, OurCues } from './cues';

/** What an ending is judged from. */
export interface EndingFacts {
  /** Cues of our last message; null when we never wrote. */
  readonly ours: OurCues | null;
  /** Cues of the buyer's last turn; null when they never wrote. */
  readonly theirs: BuyerCues | null;
  /** Whose words are the last. */
  readonly lastWord: 'us' | 'buyer';
}

/** Why an ending is what it is. Codes are never renamed: stored decisions hold them. */
export type EndingReason =
  | 'declined'
  | 'promisedDate'
  | 'promisedSomeday'
  | 'deferred'
  | 'objected'
  | 'openQuestion'
  | 'priceOnTheTable'
  | 'offerOnTheTable'
  | 'weTookLeave'
  | 'wePromised'
  | 'theyAsk'
  | 'closing'
  | 'answered'
  | 'settled'
  | 'nothingAsked';

export interface Ending {
  readonly kind: EndingKind;
  readonly reasons: readonly EndingReason[];
}

/** Whether the ending is a hesitation, a completion, or waits for the buyer's own date. Pure. */
export function endingOf({ ours, theirs, lastWord }: EndingFacts): Ending {
  if (theirs?.declines) return ending('completion', 'declined');
  if (theirs?.promise && !isOnTheirWay(theirs, ours, lastWord)) {
    return ending('theirDate', theirs.promise.kind === 'date' ? 'promisedDate' : 'promisedSomeday');
  }
  if (lastWord === 'buyer' && theirs?.asks) return ending('hesitation', 'theyAsk');
  if (isSettled(theirs, ours, lastWord)) return ending('completion', 'settled');
  const objects = theirs !== null && (theirs.objection !== null || (theirs.exclaims === true && ours?.price === true));
  const answers = lastWord === 'buyer' && theirs !== null && !theirs.deferral && !objects;
  if (answers && theirs.changed === true) return ending('completion', 'settled');
  if (answers && theirs.saysNo === true && (ours?.asks || ours?.courtesy)) return ending('completion', 'declined');
  const isOpinion = ours?.asksOpinion === true && ours.price;
  if (answers && !isOpinion && (theirs.closesWithMore === true || theirs.saysYes === true))
    return ending('completion', 'closing');
  const answersPlainly = theirs?.works === true || theirs?.namesChoice === true;
  if (answers && answersPlainly && ours?.asks === true && !ours.price) return ending('completion', 'answered');
  const asksYesOrNo = ours?.asks === true && ours.asksWhich !== true && !ours.price && !ours.offer;
  if (answers && (theirs.saysMuch === true || theirs.beginsWithYes === true) && asksYesOrNo) {
    return ending('completion', 'answered');
  }
  const hesitates: EndingReason[] = [
    ...(theirs?.deferral ? (['deferred'] as const) : []),
    ...(objects ? (['objected'] as const) : []),
    ...(ours?.asks ? (['openQuestion'] as const) : []),
  ];
  if (hesitates.length > 0) return ending('hesitation', ...hesitates);
  if (ours?.promisesUs) return ending('completion', 'wePromised');
  if (theirs?.closing && (lastWord === 'buyer' || ours?.closes)) return ending('completion', 'closing');
  const open: EndingReason[] = [
    ...(ours?.price ? (['priceOnTheTable'] as const) : []),
    ...(ours?.offer ? (['offerOnTheTable'] as const) : []),
  ];
  if (open.length > 0) return ending('hesitation', ...open);
  return ending('completion', ours?.closes || ours?.courtesy ? 'weTookLeave' : 'nothingAsked');
}

/** "Paid it last night", "that's all I needed": nothing is left to answer. Half the price elsewhere is bargaining, whatever was bought. */
function isSettled(theirs: BuyerCues | null, ours: OurCues | null, lastWord: 'us' | 'buyer'): boolean {
  if (theirs === null || theirs.deferral || (lastWord === 'us' && ours?.asks === true)) return false;
  if (theirs.isAll === true && theirs.objection === null && lastWord === 'buyer') return true;
  return theirs.settled === true && theirs.objection !== 'price';
}

/** "It's ready" - "I'll come by after work": nothing is open. */
function isOnTheirWay(theirs: BuyerCues, ours: OurCues | null, lastWord: 'us' | 'buyer'): boolean {
  const isOpen = ours?.asks === true || ours?.price === true || ours?.offer === true;
  return theirs.byThemselves === true && lastWord === 'buyer' && !isOpen;
}

function ending(kind: EndingKind, ...reasons: readonly EndingReason[]): Ending {
  return { kind, reasons };
}
