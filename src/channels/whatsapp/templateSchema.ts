import { z } from 'zod';
import { placeholdersIn } from '../../core/templates/placeholders';
import type { ChannelTemplate, TemplateVariable } from '../../core/templates/template';
import { shortName } from '../shortName';
import { id, idOrNull, readable, textOrNull } from './fields';
import { templateCategoryOf, templateLanguageOf, templateQualityOf, templateStatusOf } from './templateWords';

const button = z.object({ type: z.string(), url: textOrNull });

const component = z.object({
  type: z.string(),
  format: textOrNull,
  text: textOrNull,
  buttons: readable(button),
  example: z
    .object({
      body_text: z.array(z.array(textOrNull)).catch([]),
      body_text_named_params: readable(z.object({ param_name: z.string(), example: textOrNull })),
    })
    .nullable()
    .catch(null),
});
type Component = z.output<typeof component>;

/** One item of `GET /{waba_id}/message_templates`, read leniently: only its name and its language must be there. */
export const listedTemplate = z
  .object({
    id: idOrNull,
    name: id,
    language: id,
    status: textOrNull,
    category: textOrNull,
    quality_score: z.object({ score: textOrNull }).nullable().catch(null),
    rejected_reason: textOrNull,
    components: z.array(component).nullable().catch(null),
  })
  .transform((item): ChannelTemplate => {
    const text = bodyIn(item.components ?? []);
    return {
      channelTemplateId: item.id,
      name: item.name,
      language: templateLanguageOf(item.language),
      status: templateStatusOf(item.status),
      statusReason: reasonOf(item.rejected_reason),
      quality: templateQualityOf(item.quality_score?.score ?? null),
      category: templateCategoryOf(item.category),
      body: text?.text ?? null,
      variables: text === null ? [] : variablesOf(text),
      // Components that can't be read may hold anything.
      needsMore: item.components === null ? 'other' : needsMoreOf(item.components),
    };
  });

/** Meta writes NONE where there is no reason. */
export function reasonOf(word: string | null): string | null {
  return word === null || word === '' || word === 'NONE' ? null : shortName(word);
}

type Body = Component & { readonly text: string };

function bodyIn(components: readonly Component[]): Body | null {
  return components.find((each): each is Body => each.type === 'BODY' && each.text !== null) ?? null;
}

function variablesOf({ text, example }: Body): TemplateVariable[] {
  const [positional = []] = example?.body_text ?? [];
  const named = example?.body_text_named_params ?? [];
  return placeholdersIn(text).map((name, index) => ({
    name,
    example: named.find(({ param_name }) => param_name === name)?.example ?? positional[index] ?? null,
  }));
}

/** Buttons that are sent as they were approved. */
const plainButtons: ReadonlySet<string> = new Set([
  'QUICK_REPLY',
  'PHONE_NUMBER',
  'VOICE_CALL',
  'REQUEST_CONTACT_INFO',
]);

/** What a send must bring beside the body's values: a file, a place or a value for the header, a value for a button. */
function needsMoreOf(components: readonly Component[]): ChannelTemplate['needsMore'] {
  for (const { type, format, text, buttons } of components) {
    const hasPlaceholder = (words: string | null) => /\{\{/.test(words ?? '');
    switch (type) {
      case 'BODY':
      case 'FOOTER':
        break;
      case 'HEADER':
        if ((format ?? 'TEXT') !== 'TEXT' || hasPlaceholder(text)) return 'header';
        break;
      case 'BUTTONS':
        if (!buttons.every((each) => plainButtons.has(each.type) || (each.type === 'URL' && !hasPlaceholder(each.url))))
          return 'button';
        break;
      default:
        return 'other';
    }
  }
  return null;
}
