import { renderDocs } from '../docs/renderDocs';
import { operation } from '../http/operation';

export const getDocs = operation({
  tag: 'Installation',
  summary: 'This API as a page to read',
  answers: { 200: { description: 'The page.', contentType: 'text/html' } },
  async handle(_request, { document }) {
    return { status: 200, text: { contentType: 'text/html; charset=utf-8', content: renderDocs(document()) } };
  },
});
