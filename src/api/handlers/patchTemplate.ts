import type { TemplateId } from '../../core/ids';
import { Fault } from '../../errors';
import { setPurpose } from '../../store/templates';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { templateChange, templateSchema } from '../schemas/template';
import { templateView } from '../views/templateView';

export const patchTemplate = operation({
  tag: 'Installation',
  summary: 'Say what automation may send a template for, in all its languages',
  params: idParams<TemplateId>('template'),
  body: templateChange,
  answers: { 200: { description: 'The template.', schema: templateSchema } },
  problems: ['notFound'],
  async handle({ params, body }, { store }) {
    const template = await setPurpose(store, params.id, body.purpose);
    if (!template) throw new Fault('notFound');
    return { status: 200, body: templateView(template) };
  },
});
