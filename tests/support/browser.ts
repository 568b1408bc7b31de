import type { TestApp } from './testApp.ts';

/** A browser as far as the API knows it: keeps the cookie, and the CSRF token of the page that it shows. */
export interface Browser {
  signIn(login: string, password: string): Promise<Response>;
  call(method: string, path: string, options?: { json?: unknown; headers?: Record<string, string> }): Promise<Response>;
  cookie: string;
  csrfToken: string;
}

export function browser(app: TestApp): Browser {
  const self: Browser = {
    cookie: '',
    csrfToken: '',
    async signIn(login, password) {
      const response = await self.call('POST', '/api/v1/session', { json: { login, password } });
      if (response.ok) {
        self.cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
        self.csrfToken = ((await response.clone().json()) as { csrfToken: string }).csrfToken;
      }
      return response;
    },
    call(method, path, { json, headers = {} } = {}) {
      const cookie = self.cookie === '' ? {} : { cookie: self.cookie };
      const csrf = self.csrfToken === '' ? {} : { 'x-csrf-token': self.csrfToken };
      return app.call(method, path, { token: null, json, headers: { ...cookie, ...csrf, ...headers } });
    },
  };
  return self;
}
