import { z } from 'zod';
import { intents } from '../../core/understanding/understanding';
import { instant, pageQuery, words } from './common';

export const knowledgeSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    languages: z.array(z.string()),
    intents: z.array(z.string()),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Knowledge' });
export type KnowledgeView = z.input<typeof knowledgeSchema>;

const said = (most: number) => words({ least: 1, most }).refine((text) => text.trim() !== '', 'Must not be blank.');

export const newKnowledge = z.strictObject({
  title: said(200),
  text: said(4000).meta({
    description:
      'Plain text. Numbers, prices, dates, links and e-mail addresses in an answer must stand here as they are.',
  }),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, 'Must be a language code such as pt.'))
    .max(20, 'Must be at most 20 languages.')
    .optional()
    .meta({ description: 'Only for buyers who write in one of these. Left out: for everybody.' }),
  intents: z
    .array(z.enum(intents))
    .max(intents.length)
    .optional()
    .meta({ description: 'What it answers, to be found by. Left out: it is found by its words alone.' }),
});
export const knowledgeChange = newKnowledge.partial();
export const knowledgeQuery = z.strictObject(pageQuery);
