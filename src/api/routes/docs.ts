import { Router } from 'express';
import { type OpenApiDocument, type Operation, openApiDocument } from '../openapi.ts';
import { page } from '../page.ts';

/** /api/openapi.json and /api/docs: the contract for programs and for people; it tells nothing of what is stored. */
export function docsRoutes(): Router {
  const router = Router();
  // made when somebody asks: it takes longer than the rest of a start
  const document = lazy(openApiDocument);
  const html = lazy(() => page('接口文档 / API', body(document())));
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document());
  });
  router.get('/api/docs', (_request, response) => {
    response.type('html').send(html());
  });
  return router;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function body({ info, tags, paths }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${name}">${name}</h2>\n${own.map(section).join('\n')}`;
  });
  const links = tags.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' · ');
  return `<h1>Jieyun 接运 API</h1>
<p lang="en">${escapeHtml(String(info.description))}</p>
<p><a href="/api/openapi.json">openapi.json</a> · ${links}</p>
${sections.join('\n')}`;
}

function section({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const parts = [
    ['参数 / parameters', parameters.length === 0 ? null : parameters],
    ['请求 / body', requestBody?.content ?? null],
    ['答复 / answers', responses],
  ] as const;
  const shown = parts
    .filter(([, content]) => content !== null)
    .map(([title, content]) => `<h4>${title}</h4><pre>${escapeHtml(JSON.stringify(content, null, 1))}</pre>`);
  return `<details id="${operationId}">
<summary><code>${method.toUpperCase()} /api/v1${path}</code> ${escapeHtml(summary)} <small>${operation['x-roles'].join(', ')}</small></summary>
${shown.join('\n')}
</details>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
