import { get } from 'node:http';
import { demoPassword } from './server.ts';

/** Calls the API of a server as one of its staff. */
export interface StaffCaller {
  get<T>(path: string): Promise<T>;
  /** The answer as it goes over the line. */
  raw(path: string): Promise<{ bytes: Buffer; encoding: string | undefined }>;
  /** @param version of the draft, where the call edits it */
  post<T>(path: string, body: unknown, version?: number): Promise<T>;
  remove(path: string): Promise<void>;
}

/** Signs in with the demo's password. */
export async function staffCaller(url: string, login: string): Promise<StaffCaller> {
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const call = async <T>(path: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers: { cookie, ...headers } });
    if (!answer.ok) throw new Error(`${path} gives ${answer.status}: ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  const { csrfToken } = await call<{ csrfToken: string }>('/session');
  return {
    get: (path) => call(path),
    raw: (path) => rawAnswer(`${url}/api/v1${path}`, cookie),
    post: (path, body, version) =>
      call(
        path,
        { method: 'POST', body: JSON.stringify(body) },
        {
          ...{ 'content-type': 'application/json', 'x-csrf-token': csrfToken },
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
      ),
    remove: (path) => call(path, { method: 'DELETE' }, { 'x-csrf-token': csrfToken }),
  };
}

/** `fetch` unpacks what it gets; this does not. */
function rawAnswer(address: string, cookie: string): Promise<{ bytes: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ bytes: Buffer.concat(parts), encoding: answer.headers['content-encoding'] }));
    }).on('error', reject);
  });
}
