// call.mjs STDERR PORT: the API of a running start refuses strangers and answers whoever has the printed token.
import { readFileSync } from 'node:fs';

const [, , errFile, port] = process.argv;
const token = /access token: (\S+)/.exec(readFileSync(errFile, 'utf8'))?.[1];
const base = `http://127.0.0.1:${port}`;
const get = (path, headers = {}) => fetch(base + path, { headers });
const withToken = { authorization: `Bearer ${token}` };

const sheets = /(\/api\/v1\/plans\/\S+\/sheets\.pdf)/.exec(readFileSync(errFile, 'utf8'))?.[1];
const answers = {
  'no token': [(await get('/api/v1/batches')).status, 401],
  'wrong token': [(await get('/api/v1/batches', { authorization: 'Bearer nonsense' })).status, 401],
  batches: [(await get('/api/v1/batches', withToken)).status, 200],
  ready: [(await get('/readyz')).status, 200],
  'route sheets': [(await get(sheets, withToken)).headers.get('content-type'), 'application/pdf'],
};
const wrong = Object.entries(answers).filter(([, [got, expected]]) => got !== expected);
for (const [name, [got, expected]] of wrong) console.error(`${name}: ${got} instead of ${expected}`);
process.exit(wrong.length === 0 ? 0 : 1);
