import { z } from 'zod';
import { endpointsOf, everyone, instant, uuid } from './endpoint.ts';
import { roleSchema } from './roles.ts';

/** Length only: anything longer that people can remember is better than a rule about signs. */
export const passwordSchema = z.string().min(10).max(200);
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u, 'letters, digits, . _ @ - only, 2 to 64');

const me = z.object({
  userId: uuid,
  login: z.string(),
  role: roleSchema,
  company: z.object({ orgId: uuid, code: z.string(), name: z.string() }).nullable(),
  csrfToken: z
    .string()
    .nullable()
    .meta({ description: 'to be sent as x-csrf-token with every change; null with an API token' }),
});

const setupToken = z.string().min(20).max(200);

const session = z.object({
  sessionId: uuid,
  signedInAt: instant,
  seenAt: instant,
  address: z.string().nullable(),
  userAgent: z.string(),
  current: z.boolean(),
});
export const sessionListSchema = z.object({ sessions: z.array(session) });

/** What a token may be for, where that is less than what its account may. */
const tokenScopes = ['tracker'] as const;

const token = z.object({
  tokenId: uuid,
  name: z.string(),
  scope: z.enum(tokenScopes).nullable(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
});

/** Accounts of a demo, whose password everybody knows. */
export const demoAccountsSchema = z.object({
  password: z.string(),
  logins: z.array(z.object({ login: z.string(), role: roleSchema })),
});

/** Signing in and out, passwords, sessions and API tokens of one's own. */
export const sessionEndpoints = endpointsOf({
  readDoor: {
    method: 'get',
    path: '/door',
    summary: {
      zh: '登录页所需：是否有示例账号',
      en: 'what the sign-in page shows: accounts of a demo, if there is one',
    },
    access: 'public',
    reply: { status: 200, body: z.object({ demo: demoAccountsSchema.nullable() }) },
  },
  signIn: {
    method: 'post',
    path: '/session',
    summary: { zh: '登录', en: 'sign in; sets the session cookie' },
    access: 'public',
    body: z.strictObject({ login: loginSchema, password: z.string().min(1).max(200) }),
    reply: { status: 200, body: me },
  },
  readSession: {
    method: 'get',
    path: '/session',
    summary: { zh: '当前账号', en: 'who is signed in' },
    access: everyone,
    reply: { status: 200, body: me },
  },
  signOut: {
    method: 'delete',
    path: '/session',
    summary: { zh: '退出', en: 'sign out' },
    access: everyone,
    reply: { status: 204 },
  },
  checkPasswordSetup: {
    method: 'post',
    path: '/password-setups/checks',
    summary: { zh: '一次性链接是否还能用', en: 'whether a one-time link still works' },
    access: 'public',
    body: z.strictObject({ token: setupToken }),
    reply: { status: 204 },
  },
  setPassword: {
    method: 'post',
    path: '/password-setups',
    summary: { zh: '凭一次性链接设置密码', en: 'set a password with a one-time link' },
    access: 'public',
    body: z.strictObject({ token: setupToken, password: passwordSchema }),
    reply: { status: 200, body: z.object({ login: z.string() }) },
  },
  changePassword: {
    method: 'post',
    path: '/session/password',
    summary: { zh: '修改密码，其他会话随即结束', en: 'change the password; ends all other sessions' },
    access: everyone,
    body: z.strictObject({ password: z.string().min(1).max(200), newPassword: passwordSchema }),
    reply: { status: 204 },
  },
  listSessions: {
    method: 'get',
    path: '/sessions',
    summary: { zh: '自己的登录会话', en: "one's own sessions" },
    access: everyone,
    reply: { status: 200, body: sessionListSchema },
  },
  endSession: {
    method: 'delete',
    path: '/sessions/{sessionId}',
    summary: { zh: '结束一个会话', en: 'end a session' },
    access: everyone,
    params: z.strictObject({ sessionId: uuid }),
    reply: { status: 204 },
  },
  listTokens: {
    method: 'get',
    path: '/tokens',
    summary: { zh: '自己的接口令牌', en: "one's own API tokens" },
    access: everyone,
    reply: { status: 200, body: z.object({ tokens: z.array(token) }) },
  },
  createToken: {
    method: 'post',
    path: '/tokens',
    summary: { zh: '新建接口令牌（只显示一次）', en: 'a new API token; shown once, has the rights of its account' },
    access: everyone,
    body: z.strictObject({
      name: z.string().trim().min(1).max(64),
      days: z.int().min(1).max(365).default(90),
      scope: z
        .enum(tokenScopes)
        .optional()
        .meta({ description: 'tracker: a fleet tracker, which only tells positions; for planners to give' }),
    }),
    reply: { status: 201, body: z.object({ tokenId: uuid, token: z.string(), expiresAt: instant }) },
  },
  deleteToken: {
    method: 'delete',
    path: '/tokens/{tokenId}',
    summary: { zh: '作废接口令牌', en: 'revoke an API token' },
    access: everyone,
    params: z.strictObject({ tokenId: uuid }),
    reply: { status: 204 },
  },
});
