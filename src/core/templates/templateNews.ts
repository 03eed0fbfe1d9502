import type { TemplateCategory, TemplateQuality, TemplateStatus, TemplateVariable } from './template';

/** What a channel says about one template, at once and between two readings of the list. */
export type TemplateNews = {
  readonly name: string;
  readonly language: string;
} & (
  | { readonly kind: 'status'; readonly status: TemplateStatus; readonly reason: string | null }
  | { readonly kind: 'quality'; readonly quality: TemplateQuality }
  | { readonly kind: 'category'; readonly category: TemplateCategory }
  | { readonly kind: 'body'; readonly body: string; readonly variables: readonly TemplateVariable[] }
  /** Something changed; what, only the list says. */
  | { readonly kind: 'changed' }
);
