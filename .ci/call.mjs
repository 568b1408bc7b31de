// call.mjs STDERR PORT: the API of a running start refuses strangers, and answers the demo's accounts by their roles.
import { readFileSync } from 'node:fs';

const [, , errFile, port] = process.argv;
const base = `http://127.0.0.1:${port}`;
const get = (path, headers = {}) => fetch(base + path, { headers });
const password = / {2}password (\S+)/.exec(readFileSync(errFile, 'utf8'))?.[1];

/** Signs in and gives the headers of that account's requests. */
async function signIn(login, secret = password) {
  const response = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: secret }),
  });
  return { status: response.status, headers: { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' } };
}

const dispatcher = await signIn('demo-dispatcher');
const hr = await signIn('demo-hr');
const sheets = /(\/api\/v1\/plans\/\S+\/sheets\.pdf)/.exec(readFileSync(errFile, 'utf8'))?.[1];
const setup = /http:\/\/127\.0\.0\.1:\d+(\/setup\/\S+)/.exec(readFileSync(errFile, 'utf8'))?.[1];
const answers = {
  'nobody signed in': [(await get('/api/v1/batches')).status, 401],
  'wrong token': [(await get('/api/v1/batches', { authorization: 'Bearer nonsense' })).status, 401],
  'wrong password': [(await signIn('demo-dispatcher', 'nonsense')).status, 401],
  batches: [(await get('/api/v1/batches', dispatcher.headers)).status, 200],
  ready: [(await get('/readyz')).status, 200],
  'route sheets': [(await get(sheets, dispatcher.headers)).headers.get('content-type'), 'application/pdf'],
  'accounts are for admins': [(await get('/api/v1/users', dispatcher.headers)).status, 403],
  'the master list is for planners': [(await get(sheets.replace('sheets.pdf', 'master.xlsx'), hr.headers)).status, 403],
  "a company's own sheets": [(await get(sheets, hr.headers)).headers.get('content-type'), 'application/pdf'],
  'link of the first admin': [(await get(setup, { accept: 'text/html' })).status, 200],
  'pages': [(await (await get('/', { accept: 'text/html' })).text()).includes('/assets/'), true],
};
const wrong = Object.entries(answers).filter(([, [got, expected]]) => got !== expected);
for (const [name, [got, expected]] of wrong) console.error(`${name}: ${got} instead of ${expected}`);
process.exit(wrong.length === 0 ? 0 : 1);
