import { learntBounds } from '../followUp/learntBounds';
import type { RhythmModel } from '../rhythm/rhythm';

/** How often an approved wording or template was answered, in one language. */
export interface WordingCount {
  readonly name: string;
  /** As the wording or the template names it; null when it is not known. */
  readonly language: string | null;
  /** Missing in versions that were learnt when a text and a template of one name were counted together. */
  readonly isTemplate?: boolean;
  /** Which text of it, by `textKeyOf`: people may change what a name says. Missing when it is not known: then it counts for any. */
  readonly textKey?: string;
  /** Answered within seven days, and the buyer did not opt out. */
  readonly worked: number;
  readonly notWorked: number;
}

/** How much surer automation has to be before it answers a turn of one intent. */
export interface RaisedConfidence {
  readonly intent: string;
  /** Added to the rules' least confidence; 0 to {@link parameterBounds.handOver}. */
  readonly by: number;
}

/** Everything that is learnt, by the name of its parameter. Plain JSON; nothing of it is about a person. */
export interface LearntValues {
  readonly rhythm: RhythmModel;
  readonly prematureHours: number;
  readonly templateHours: number;
  readonly leastChance: number;
  readonly wordings: readonly WordingCount[];
  readonly handOver: readonly RaisedConfidence[];
  /** Minutes until a reply is due; counts only inside the range that the rules give. */
  readonly dueTime: number;
}

export type ParameterName = keyof LearntValues;

export const parameterNames: readonly ParameterName[] = [
  'rhythm',
  'prematureHours',
  'templateHours',
  'leastChance',
  'wordings',
  'handOver',
  'dueTime',
];

/** Nothing learnt leaves these, whatever is stored. */
export const parameterBounds = {
  ...learntBounds,
  /** A reply that is still due earlier or later than this is not learnt. The rules' own range is narrower. */
  dueTime: { least: 1, most: 7 * 24 * 60 },
  /** Added to the rules' least confidence, never taken away. */
  handOver: { least: 0, most: 0.2 },
  /** A drawn worth is a share. */
  wordings: { least: 0, most: 1 },
} as const;

/** So many wordings and languages are kept, the most used first. */
export const mostWordings = 500;

/** What counts beside a learnt rhythm as long as these are not learnt themselves. */
export const unlearntCosts = { prematureHours: 168, templateHours: 0, leastChance: 0 } as const;

/** What a parameter changes, in a supervisor's words. */
export const parameterTexts: Readonly<Record<ParameterName, string>> = {
  rhythm:
    'How likely buyers still reply by themselves, by how long it is silent. It makes follow-ups wait longer where a reply is likely; never shorter than the rules say.',
  prematureHours:
    'How many hours of waiting one needless follow-up is worth. Higher: follow-ups wait longer for a reply that is still likely.',
  templateHours:
    'How many hours of waiting a paid template is worth. It only moves a follow-up between the floor and the latest wait of the rules.',
  leastChance:
    'Below this chance of a reply a conversation is closed quietly and nothing is sent. Higher: fewer follow-ups.',
  wordings:
    'Which of the approved wordings and templates is taken. Only what people approved is ever sent. A text that is changed begins anew.',
  handOver:
    'How much surer automation has to be, by intent, before it answers. It is only raised above the rules: more goes to people.',
  dueTime:
    'By when a reply is due, inside the range that the rules give (reply.learntTarget); without a range nothing.',
};

/** A number within bounds; one that is none counts as the least. */
export function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, value));
}
