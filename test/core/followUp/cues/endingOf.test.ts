import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import { endingOf } from '../../../../src/core/followUp/cues/endingOf';

const nothingSaid: BuyerCues = {
  closing: false,
  deferral: false,
  promise: null,
  objection: null,
  asks: false,
  declines: false,
};
const nothingOfOurs: OurCues = {
  asks: false,
  courtesy: false,
  price: false,
  offer: false,
  closes: false,
  promisesUs: false,
};

function ending(ours: Partial<OurCues> | null, theirs: Partial<BuyerCues> | null, lastWord: 'us' | 'buyer') {
  const { kind, reasons } = endingOf({
    ours: ours && { ...nothingOfOurs, ...ours },
    theirs: theirs && { ...nothingSaid, ...theirs },
    lastWord,
  });
  return [kind, ...reasons];
}

describe('endingOf', () => {
  it('takes thanks for evidence, not proof', () => {
    expect(ending({ price: true }, { closing: true }, 'buyer')).toEqual(['completion', 'closing']);
    expect(ending({ asks: true, price: true }, { closing: true }, 'buyer')).toEqual(['hesitation', 'openQuestion']);
    expect(ending({}, { closing: true, promise: { kind: 'someday' } }, 'buyer')).toEqual([
      'theirDate',
      'promisedSomeday',
    ]);
    expect(ending({}, { closing: true, deferral: true }, 'buyer')).toEqual(['hesitation', 'deferred']);
    expect(ending({}, { closing: true, objection: 'price' }, 'buyer')).toEqual(['hesitation', 'objected']);
  });

  it('takes a question of ours after their thanks for open', () => {
    expect(ending({ asks: true, closes: true }, { closing: true }, 'us')).toEqual(['hesitation', 'openQuestion']);
    expect(ending({ closes: true, price: true }, { closing: true }, 'us')).toEqual(['completion', 'closing']);
  });

  it('leaves a price or an offer on the table, not a courtesy', () => {
    expect(ending({ price: true }, { asks: true }, 'us')).toEqual(['hesitation', 'priceOnTheTable']);
    expect(ending({ offer: true }, null, 'us')).toEqual(['hesitation', 'offerOnTheTable']);
    expect(ending({ courtesy: true }, { asks: true }, 'us')).toEqual(['completion', 'weTookLeave']);
    expect(ending({}, { asks: true }, 'us')).toEqual(['completion', 'nothingAsked']);
    expect(ending(null, null, 'us')).toEqual(['completion', 'nothingAsked']);
  });

  it('puts a no before a date, a date before all else', () => {
    const promise = { kind: 'date', atMs: 1 } as const;
    expect(ending({ asks: true }, { declines: true, promise }, 'buyer')).toEqual(['completion', 'declined']);
    expect(ending({ asks: true }, { deferral: true, objection: 'price', promise }, 'us')).toEqual([
      'theirDate',
      'promisedDate',
    ]);
  });

  it('takes a no to our question for an answer, unless it objects or wants to think', () => {
    expect(ending({ asks: true }, { saysNo: true }, 'buyer')).toEqual(['completion', 'declined']);
    expect(ending({ price: true }, { saysNo: true }, 'buyer')).toEqual(['hesitation', 'priceOnTheTable']);
    expect(ending({ asks: true }, { saysNo: true }, 'us')).toEqual(['hesitation', 'openQuestion']);
    expect(ending({ asks: true }, { saysNo: true, objection: 'price' }, 'buyer')).toEqual([
      'hesitation',
      'objected',
      'openQuestion',
    ]);
  });

  it('takes more than thanks for an answer to our question', () => {
    const closesWithMore = { closing: true, closesWithMore: true };
    expect(ending({ asks: true }, closesWithMore, 'buyer')).toEqual(['completion', 'closing']);
    expect(ending({ asks: true }, closesWithMore, 'us')).toEqual(['hesitation', 'openQuestion']);
  });

  it('takes a yes with thanks, and a full answer, for an answer, while a price or an offer stays open', () => {
    expect(ending({ asks: true }, { saysYes: true }, 'buyer')).toEqual(['completion', 'closing']);
    expect(ending({ asks: true }, { saysMuch: true }, 'buyer')).toEqual(['completion', 'answered']);
    expect(ending({ asks: true }, { saysMuch: true }, 'us')).toEqual(['hesitation', 'openQuestion']);
    expect(ending({ asks: true }, { saysMuch: true, deferral: true }, 'buyer')).toEqual([
      'hesitation',
      'deferred',
      'openQuestion',
    ]);
    expect(ending({ asks: true, price: true }, { saysMuch: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true, asksWhich: true }, { saysMuch: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true, offer: true }, { saysMuch: true }, 'buyer')[0]).toBe('hesitation');
  });

  it('takes "I will come by" for done when nothing of ours is open', () => {
    const comes = { promise: { kind: 'someday' }, byThemselves: true } as const;
    expect(ending({ closes: true }, comes, 'buyer')).toEqual(['completion', 'weTookLeave']);
    expect(ending({ closes: true }, comes, 'us')).toEqual(['theirDate', 'promisedSomeday']);
    expect(ending({ price: true }, comes, 'buyer')).toEqual(['theirDate', 'promisedSomeday']);
    expect(ending({ closes: true }, { promise: { kind: 'someday' } }, 'buyer')).toEqual([
      'theirDate',
      'promisedSomeday',
    ]);
  });

  it('chases nobody while we owe the answer', () => {
    expect(ending({ promisesUs: true, price: true }, { closing: true }, 'buyer')).toEqual(['completion', 'wePromised']);
    expect(ending({ asks: true }, { asks: true }, 'buyer')).toEqual(['hesitation', 'theyAsk']);
  });

  it('takes what is settled for done, over a price too, unless they think it over or bargain', () => {
    expect(ending({ asks: true, price: true }, { settled: true }, 'buyer')).toEqual(['completion', 'settled']);
    expect(ending({ price: true }, { settled: true }, 'us')).toEqual(['completion', 'settled']);
    expect(ending({ asks: true }, { settled: true }, 'us')).toEqual(['hesitation', 'openQuestion']);
    expect(ending({ asks: true }, { settled: true, deferral: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ price: true }, { settled: true, objection: 'price' }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true }, { settled: true, promise: { kind: 'someday' } }, 'buyer')[0]).toBe('theirDate');
  });

  it('takes "that is all" for the end of any question of ours', () => {
    expect(ending({ asks: true, asksWhich: true }, { isAll: true, closing: true }, 'buyer')).toEqual([
      'completion',
      'settled',
    ]);
    expect(ending({ asks: true }, { isAll: true, objection: 'price' }, 'buyer')[0]).toBe('hesitation');
  });

  it('takes a named choice, "it works" or a plain yes for an answer where no price is open', () => {
    expect(ending({ asks: true, asksWhich: true }, { namesChoice: true }, 'buyer')).toEqual(['completion', 'answered']);
    expect(ending({ asks: true }, { works: true }, 'buyer')).toEqual(['completion', 'answered']);
    expect(ending({ asks: true }, { beginsWithYes: true }, 'buyer')).toEqual(['completion', 'answered']);
    expect(ending({ asks: true, asksWhich: true }, { beginsWithYes: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true, price: true }, { namesChoice: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true, price: true }, { works: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true, price: true }, { beginsWithYes: true }, 'buyer')[0]).toBe('hesitation');
  });

  it('takes surprise for an objection only where a price was named', () => {
    expect(ending({ asks: true, price: true }, { exclaims: true, saysYes: true }, 'buyer')[0]).toBe('hesitation');
    expect(ending({ asks: true }, { exclaims: true, saysYes: true }, 'buyer')[0]).toBe('completion');
  });

  it('takes praise for no answer to what they think of a price', () => {
    const praise = { closing: true, closesWithMore: true };
    expect(ending({ asks: true, asksOpinion: true, price: true }, praise, 'buyer')).toEqual([
      'hesitation',
      'openQuestion',
    ]);
  });
});
