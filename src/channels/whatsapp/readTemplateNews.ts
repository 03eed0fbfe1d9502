import { z } from 'zod';
import { placeholdersIn } from '../../core/templates/placeholders';
import type { TemplateNews } from '../../core/templates/templateNews';
import type { Change } from './draft';
import { id, textOrNull } from './fields';
import { reasonOf } from './templateSchema';
import { templateCategoryOf, templateLanguageOf, templateQualityOf, templateStatusOf } from './templateWords';

const about = z.object({
  message_template_name: id,
  message_template_language: id,
  event: textOrNull,
  reason: textOrNull,
  new_quality_score: textOrNull,
  new_category: textOrNull,
  message_template_element: textOrNull,
});

/** What a change says of one template, or null when it is about none. */
export function readTemplateNews({ field, value }: Change): TemplateNews | null {
  const read = about.safeParse(value);
  if (!read.success) return null;
  const words = read.data;
  const which = { name: words.message_template_name, language: templateLanguageOf(words.message_template_language) };
  switch (field) {
    case 'message_template_status_update': {
      const status = templateStatusOf(words.event);
      // FLAGGED and UNARCHIVED among them: how it stands after that, only the list says.
      if (status === 'other') return { ...which, kind: 'changed' };
      return { ...which, kind: 'status', status, reason: reasonOf(words.reason) };
    }
    case 'message_template_quality_update':
      return { ...which, kind: 'quality', quality: templateQualityOf(words.new_quality_score) };
    case 'template_category_update': {
      const category = templateCategoryOf(words.new_category);
      return category === 'other' ? { ...which, kind: 'changed' } : { ...which, kind: 'category', category };
    }
    case 'message_template_components_update': {
      const body = words.message_template_element;
      if (body === null) return { ...which, kind: 'changed' };
      const variables = placeholdersIn(body).map((name) => ({ name, example: null }));
      return { ...which, kind: 'body', body, variables };
    }
    default:
      return null;
  }
}
