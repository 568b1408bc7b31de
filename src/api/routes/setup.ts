import express, { Router } from 'express';
import { z } from 'zod';
import { isSetupLink, setPassword } from '../../accounts/setup.ts';
import { createAddressThrottle } from '../../accounts/throttle.ts';
import { passwordSchema } from '../../contract/api/sessions.ts';
import { gateActor } from '../../db/actor.ts';
import { AppError } from '../../errors.ts';
import type { ApiDeps } from '../deps.ts';
import { addressKey, refuseForeignPages } from '../guard.ts';
import { gateOf } from '../identify.ts';
import { page } from '../page.ts';

const formSchema = z.object({ password: passwordSchema, repeated: z.string() });

/** /setup/…: the page behind a one-time link, where an invited or reset account sets its password. Needs no script. */
export function setupRoutes(deps: ApiDeps): Router {
  const router = Router();
  const throttle = createAddressThrottle(deps.database.as(gateActor({ address: null, requestId: null })));

  router.get('/setup/:token', async (request, response) => {
    if (!(await isSetupLink(gateOf(deps, request, response), String(request.params.token)))) throw unusable();
    response.set('cache-control', 'no-store').type('html').send(formPage(''));
  });

  router.post(
    '/setup/:token',
    (_request, response, next) => {
      Object.assign(response.locals, { byCookie: false });
      next();
    },
    refuseForeignPages,
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request, response) => {
      await throttle.count(addressKey(request.ip));
      response.set('cache-control', 'no-store').type('html');
      const form = formSchema.safeParse(request.body ?? {});
      if (!form.success || form.data.password !== form.data.repeated) {
        response.status(422).send(formPage(refused));
        return;
      }
      const token = String(request.params.token);
      const login = await setPassword(gateOf(deps, request, response), { token, password: form.data.password });
      response.send(donePage(login));
    },
  );
  return router;
}

function unusable(): AppError {
  return new AppError('not_found', 'this link was used already, is too old, or never was; ask an admin for another');
}

const refused =
  '<p role="alert"><strong>两次输入须一致，且至少 10 个字符。<span lang="en">Both entries must be the same, of 10 characters at least.</span></strong></p>';

function formPage(message: string): string {
  return page(
    '设置密码 / Set a password',
    `<h1>设置密码 <span lang="en">Set a password</span></h1>${message}
<form method="post">
<p><label>新密码 <span lang="en">new password</span><br>
<input type="password" name="password" autocomplete="new-password" minlength="10" maxlength="200" required></label></p>
<p><label>再输入一次 <span lang="en">once more</span><br>
<input type="password" name="repeated" autocomplete="new-password" minlength="10" maxlength="200" required></label></p>
<p><button>保存 / Save</button></p>
</form>`,
  );
}

function donePage(login: string): string {
  return page(
    '密码已设置 / Password set',
    `<h1>密码已设置 <span lang="en">The password is set</span></h1>
<p>账号 <code>${escapeHtml(login)}</code> 现在可以登录。<span lang="en">The account can sign in now.</span></p>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
