import { Router } from 'express';

/** /: says what runs here and how to call it. Needs no script, no style from elsewhere and no token. */
export function homeRoutes(): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}

const calls: [call: string, zh: string, en: string][] = [
  ['GET /api/v1/batches', '批次', 'batches'],
  ['POST /api/v1/batches', '新建批次（JSON）', 'a new batch (JSON)'],
  ['GET /api/v1/batches/{batchId}/companies', '企业与名单情况', 'companies and how their rosters stand'],
  ['POST /api/v1/batches/{batchId}/companies/{companyId}/requests', '提交名单（multipart）', 'rosters (multipart)'],
  ['GET /api/v1/requests/{requestId}', '审核结果，逐格列出问题', 'what reading found, cell by cell'],
  ['GET /api/v1/batches/{batchId}/workers', '人员（已脱敏）', 'people, masked'],
  ['PUT /api/v1/batches/{batchId}/claims/{claimId}/withdrawal', '撤回或保留', 'withdraw or keep somebody'],
  ['POST /api/v1/batches/{batchId}/plans', '开始规划', 'plan the batch'],
  ['GET /api/v1/plans/{planId}', '规划进度', 'progress of a plan'],
  ['POST /api/v1/plans/{planId}/cancel', '取消规划', 'cancel a plan'],
  ['GET /api/v1/plans/{planId}/document', '方案文件', 'plan document'],
  ['GET /api/v1/plans/{planId}/trips', '车次', 'trips'],
  ['GET /api/v1/plans/{planId}/trips/{tripId}/sheet.pdf', '路单', 'route sheet'],
  ['GET /api/v1/plans/{planId}/trips/{tripId}/route.gpx', '轨迹', 'route'],
  ['GET /api/v1/plans/{planId}/sheets.pdf', '全部路单', 'all route sheets'],
  ['GET /api/v1/plans/{planId}/master.xlsx', '总表', 'master list'],
];

const rows = calls
  .map(([call, zh, en]) => `<tr><td><code>${call}</code></td><td>${zh}</td><td lang="en">${en}</td></tr>`)
  .join('\n');

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>接运 Jieyun</title></head>
<body>
<h1>接运 Jieyun</h1>
<p>为返岗务工人员规划包车：收名单、排车次、出路单。接口需要令牌，启动时打印在终端：</p>
<p lang="en">Plans chartered buses that bring workers back to their factories. The API asks for the token printed at start:</p>
<pre>curl -H "Authorization: Bearer $TOKEN" http://localhost:3000/api/v1/batches
curl -H "Authorization: Bearer $TOKEN" -F file=@名单.xlsx http://localhost:3000/api/v1/batches/{batchId}/companies/{companyId}/requests</pre>
<table>
${rows}
</table>
<p>状态 / health: <a href="/healthz">/healthz</a> · <a href="/readyz">/readyz</a></p>
</body>
</html>
`;
