import type { FillName } from '../../core/templates/fills';
import type { TemplateId } from '../../core/ids';
import { Fault } from '../../errors';
import type { Collections } from '../../store/collections';
import type { TemplateDocument } from '../../store/templateDocument';
import { describeVariables, setPurpose } from '../../store/templates';
import { operation } from '../http/operation';
import { RequestFault } from '../http/requestFault';
import { idParams } from '../schemas/common';
import { templateChange, templateSchema } from '../schemas/template';
import { templateView } from '../views/templateView';

export const patchTemplate = operation({
  tag: 'Installation',
  summary:
    'Say what automation may send a template for, in all its languages, and what fills its variables, in this one',
  params: idParams<TemplateId>('template'),
  body: templateChange,
  answers: { 200: { description: 'The template.', schema: templateSchema } },
  problems: ['notFound', 'versionMismatch'],
  async handle({ params, body: { purpose, values } }, { store }) {
    let template = await store.templates.findOne({ _id: params.id });
    if (!template) throw new Fault('notFound', 'There is no template under this id.');
    if (values !== undefined) template = await describe(store, template, values);
    if (purpose !== undefined) template = await setPurpose(store, params.id, purpose);
    if (!template) throw new Fault('notFound', 'There is no template under this id.');
    return { status: 200, body: templateView(template) };
  },
});

/** Throws Fault when it has no such variables, or says something else by now. */
async function describe(
  store: Pick<Collections, 'templates'>,
  template: TemplateDocument,
  values: Readonly<Record<string, FillName>>,
): Promise<TemplateDocument> {
  const fills = Object.entries(values).map(([variable, value]) => ({ variable, value }));
  const names = template.variables.map(({ name }) => name);
  const unknown = fills.filter(({ variable }) => !names.includes(variable));
  if (template.body === null)
    throw new RequestFault([{ path: 'values', message: 'The template has no text that could be filled.' }]);
  if (unknown.length > 0) {
    const message = names.length === 0 ? 'The template has no variables.' : `It has only these: ${names.join(', ')}.`;
    throw new RequestFault(unknown.map(({ variable }) => ({ path: `values.${variable}`, message })));
  }
  const described = await describeVariables(store, template, { body: template.body, fills });
  if (!described) throw new Fault('versionMismatch', 'Its text changed while you wrote. Read it again.');
  return described;
}
