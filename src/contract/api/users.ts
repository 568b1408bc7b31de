import { z } from 'zod';
import { endpointsOf, instant, nextCursor, pageQuery, uuid } from './endpoint.ts';
import { roleSchema } from './roles.ts';
import { loginSchema, sessionListSchema } from './sessions.ts';

const params = z.strictObject({ userId: uuid });
const admin = ['admin'] as const;

export const userSchema = z.object({
  userId: uuid,
  login: z.string(),
  role: roleSchema,
  orgId: uuid.nullable(),
  status: z.enum(['invited', 'active', 'disabled']),
  isDemo: z.boolean(),
  version: z.int(),
  createdAt: instant,
});

const setupLink = z.object({
  url: z.string().meta({ description: 'opens once, within its time, to set the password' }),
  expiresAt: instant,
});

const newUser = z
  .strictObject({ login: loginSchema, role: roleSchema, orgId: uuid.nullable().default(null) })
  .refine(({ role, orgId }) => (role === 'hr') === (orgId !== null), {
    path: ['orgId'],
    message: 'an account of role hr has a company, the others have none',
  });

const userChange = z
  .strictObject({
    status: z.enum(['active', 'disabled']).optional(),
    role: roleSchema.optional(),
    orgId: uuid.nullable().optional().meta({ description: 'company of the role hr; sent with the role' }),
  })
  .refine(({ status, role }) => status !== undefined || role !== undefined, {
    message: 'send what is to change: status, or role with its company',
  })
  .refine(({ role, orgId = null }) => (role === 'hr') === (orgId !== null), {
    path: ['orgId'],
    message: 'a company is sent with the role hr, and only with it',
  });

/** Accounts, for admins. */
export const userEndpoints = endpointsOf({
  listUsers: {
    method: 'get',
    path: '/users',
    summary: { zh: '账号', en: 'accounts' },
    access: admin,
    query: pageQuery,
    reply: { status: 200, body: z.object({ users: z.array(userSchema), nextCursor }) },
  },
  inviteUser: {
    method: 'post',
    path: '/users',
    summary: { zh: '邀请：新建账号并给出一次性链接', en: 'invite: a new account and its one-time link' },
    access: admin,
    body: newUser,
    reply: { status: 201, body: z.object({ user: userSchema, setup: setupLink }) },
  },
  readUser: {
    method: 'get',
    path: '/users/{userId}',
    summary: { zh: '一个账号', en: 'one account' },
    access: admin,
    params,
    reply: { status: 200, body: userSchema },
  },
  editUser: {
    method: 'patch',
    path: '/users/{userId}',
    summary: {
      zh: '停用、启用或改变角色；停用和改变角色即结束其所有会话',
      en: 'disable, enable, or give another role; disabling and another role end every session',
    },
    access: admin,
    params,
    body: userChange,
    edits: true,
    reply: { status: 200, body: userSchema },
  },
  resetPassword: {
    method: 'post',
    path: '/users/{userId}/password-resets',
    summary: {
      zh: '重置密码：旧密码和会话立即失效，给出一次性链接',
      en: 'reset: password and sessions end at once; gives a one-time link',
    },
    access: admin,
    params,
    reply: { status: 201, body: setupLink },
  },
  listUserSessions: {
    method: 'get',
    path: '/users/{userId}/sessions',
    summary: { zh: '某账号的登录会话', en: "an account's sessions" },
    access: admin,
    params,
    reply: { status: 200, body: sessionListSchema },
  },
  endUserSessions: {
    method: 'delete',
    path: '/users/{userId}/sessions',
    summary: { zh: '结束某账号的所有会话', en: 'end all sessions of an account' },
    access: admin,
    params,
    reply: { status: 204 },
  },
});
