import express from 'express';
import { z } from 'zod';
import {
  brokenDriverLinks,
  disabledAccounts,
  endedSessions,
  forgottenSessions,
  openDemo,
  usedLinks,
} from './accountChecks.ts';
import {
  hugeUploads,
  idleReveals,
  shownDocuments,
  uncountedElsewhere,
  unfitDocuments,
  untracedReveals,
} from './dataChecks.ts';
import type { Guard } from './guard.ts';

type Anything = (...args: unknown[]) => unknown;
const call = (function_: unknown, args: unknown[]) => (function_ as Anything)(...args);

/** Guards of accounts, links, documents and reveals. */
export const guardsBehindTheDoor: readonly Guard[] = [
  {
    name: 'the limit of requests over all processes',
    module: '../../src/db/rateLimits.ts',
    without: () => ({ addRequests: async (_db: unknown, counted: unknown) => counted }),
    check: uncountedElsewhere,
    settings: { requestsPerMinute: 50 },
  },
  {
    name: 'the end of a session',
    module: '../../src/db/sessions.ts',
    without: () => ({ deleteSession: async () => true }),
    check: endedSessions,
  },
  {
    name: 'the time of a session',
    module: '../../src/accounts/limits.ts',
    without: ({ limits }) => ({ limits: { ...(limits as object), sessionIdleMs: 1e12, sessionMaxMs: 1e12 } }),
    check: forgottenSessions,
  },
  {
    name: 'the state of an account behind its session',
    module: '../../src/db/users.ts',
    without: ({ findUser }) => ({
      findUser: async (...args: unknown[]) => ({ ...((await call(findUser, args)) as object), status: 'active' }),
    }),
    check: disabledAccounts,
  },
  {
    name: 'the state of an account behind its token',
    module: '../../src/db/apiTokens.ts',
    without: ({ useApiToken }) => ({
      useApiToken: async (...args: unknown[]) => {
        const found = (await call(useApiToken, args)) as object | null;
        return found && { ...found, status: 'active' };
      },
    }),
    check: disabledAccounts,
  },
  {
    name: 'the one use of a link that sets a password',
    module: '../../src/db/setupLinks.ts',
    without: () => ({
      takeSetupLink: async (db: { query: Anything }, hash: Buffer) => {
        const answer = (await db.query('select user_id as "userId" from setup_links where token_hash = $1', [
          hash,
        ])) as {
          rows: { userId: string }[];
        };
        return answer.rows[0]?.userId ?? null;
      },
    }),
    check: usedLinks,
  },
  {
    name: "the signature of a driver's link",
    module: '../../src/crypto/secrets.ts',
    without: () => ({
      verifyText: (_keys: unknown, _purpose: unknown, signed: string) =>
        Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8'),
    }),
    check: brokenDriverLinks,
  },
  {
    name: "the end of a driver's link",
    module: '../../src/crypto/secrets.ts',
    without: ({ verifyText }) => ({
      verifyText: (...args: unknown[]) => {
        const text = call(verifyText, args) as string | null;
        return text === null ? null : JSON.stringify([(JSON.parse(text) as unknown[])[0], 1e15]);
      },
    }),
    check: brokenDriverLinks,
  },
  {
    name: "the revocation of a driver's link",
    module: '../../src/db/driverLinks.ts',
    without: ({ findDriverLink }) => ({
      findDriverLink: async (...args: unknown[]) => ({
        ...((await call(findDriverLink, args)) as object),
        revokedAt: null,
      }),
    }),
    check: brokenDriverLinks,
  },
  {
    name: 'no demo where others reach it',
    module: '../../src/db/users.ts',
    without: () => ({ hasDemoUsers: async () => false }),
    check: openDemo,
  },
  {
    name: 'the type of a document',
    module: '../../src/planning/server/documents/documentType.ts',
    without: () => ({ documentType: async () => 'application/pdf' }),
    check: unfitDocuments,
  },
  {
    name: 'the size of an upload',
    module: '../../src/api/upload.ts',
    without: () => ({ uploadBody: [express.raw({ type: 'multipart/form-data', limit: '100mb' })] }),
    check: hugeUploads,
  },
  {
    name: 'documents as downloads only',
    module: '../../src/api/sendFile.ts',
    without: ({ sendFile }) => ({
      sendFile: (response: unknown, kind: object, file: unknown) =>
        call(sendFile, [response, { ...kind, download: false }, file]),
    }),
    check: shownDocuments,
  },
  {
    name: 'the purpose of a reveal',
    module: '../../src/contract/api/people.ts',
    without: ({ peopleEndpoints }) => {
      const { revealWorker, ...others } = peopleEndpoints as Record<string, object>;
      return { peopleEndpoints: { ...others, revealWorker: { ...revealWorker, body: z.any() } } };
    },
    check: idleReveals,
  },
  {
    name: 'who may see which value',
    module: '../../src/policy/reveal.ts',
    without: ({ revealableBy }) => ({
      revealableBy: { ...(revealableBy as object), warden: ['name', 'phone', 'idNumber'] },
    }),
    check: idleReveals,
  },
  {
    name: 'the trace of a reveal',
    module: '../../src/db/audit.ts',
    without: () => ({ appendAudit: async () => undefined }),
    check: untracedReveals,
  },
];
