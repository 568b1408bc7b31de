import { Router } from 'express';
import { page } from '../page.ts';

/** /: says what runs here and where to go on. Needs no script, no style from elsewhere and no sign-in. */
export function homeRoutes(): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(home);
  });
  return router;
}

const home = page(
  '接运 Jieyun',
  `<h1>接运 Jieyun</h1>
<p>为返岗务工人员规划包车：收名单、排车次、出路单。先登录，再调用接口：</p>
<p lang="en">Plans chartered buses that bring workers back to their factories. Sign in, then call the API:</p>
<pre>curl -c cookies -H 'content-type: application/json' -d '{"login":"…","password":"…"}' http://localhost:3000/api/v1/session
curl -b cookies http://localhost:3000/api/v1/batches</pre>
<p><a href="/api/docs">接口文档 / API documentation</a> · <a href="/api/openapi.json">openapi.json</a></p>
<p>状态 / health: <a href="/healthz">/healthz</a> · <a href="/readyz">/readyz</a></p>`,
);
