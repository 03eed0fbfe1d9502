/** What a template costs and is allowed for, in the channel's words. */
export type TemplateCategory = 'utility' | 'marketing' | 'authentication' | 'other';

/** A template that the channel has approved and that may be sent now. */
export interface UsableTemplate {
  readonly name: string;
  /** As the channel writes it: `pt_BR`, `en`. */
  readonly language: string;
  /** What people said it is for; `followUp` for follow-ups. */
  readonly purpose: string;
  readonly category: TemplateCategory;
  /** Names of what is filled in, in the order they are sent: `name`, or `1` for a positional one. */
  readonly variables: readonly string[];
  /**
   * What fills each of them: a name of what is known, null where nobody said. Missing in what was recorded before, where a variable's own
   * name told it, and where there are no variables.
   */
  readonly fills?: readonly (string | null)[];
  /** With `{{name}}` or `{{1}}` where variables go. */
  readonly body: string;
}
