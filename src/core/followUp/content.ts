import type { TemplateCategory } from './usableTemplate';

/** What a follow-up says: words in the free window, or a template the channel approved. */
export type FollowUpContent =
  | {
      readonly kind: 'text';
      /** The approved wording's name. */
      readonly wording: string;
      readonly text: string;
    }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly language: string;
      readonly category: TemplateCategory;
      /** Values in the order the channel wants them, checked. */
      readonly variables: readonly string[];
      /** What the buyer reads: the body, filled in. */
      readonly text: string;
    };

/** The name of its wording or template. */
export function nameOf(content: FollowUpContent): string {
  return content.kind === 'text' ? content.wording : content.name;
}
