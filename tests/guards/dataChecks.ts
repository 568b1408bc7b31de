import { addUser, tokenOf } from '../support/accounts.ts';
import { pdfFile } from '../support/documents.ts';
import { filesBody } from '../support/testApp.ts';
import { type Door, idle } from './doorChecks.ts';

/** What must not come in, must not go out, or must leave a trace: each function says what does otherwise. */

const upload = ({ app, world }: Door, name: string, bytes: Uint8Array) =>
  app.call('POST', `/api/v1/companies/${world.own.orgIds.C001}/documents?kind=other`, {
    token: world.tokens.hr,
    body: filesBody([{ name, bytes }]),
  });

/** Documents that are taken although they are no documents, or larger than one may be. */
export async function unfitDocuments(door: Door): Promise<string[]> {
  const program = new TextEncoder().encode('MZ this is a program');
  const wrong: string[] = [];
  for (const [what, name, bytes, status] of [
    ['a program that is called a PDF', 'list.pdf', program, 422],
    ['a PDF that is called a program', 'list.exe', pdfFile(), 422],
  ] as const)
    if ((await idle(upload(door, name, bytes))) !== status) wrong.push(`${what} is taken`);
  return wrong;
}

/** Bodies that are read although they are larger than anything that is taken. */
export async function hugeUploads(door: Door): Promise<string[]> {
  const status = await idle(upload(door, 'list.pdf', new Uint8Array(25 * 1024 * 1024)));
  return status === 413 ? [] : [`an upload of 25 MB gets ${status}`];
}

/** Documents of others that a browser would show instead of saving them. */
export async function shownDocuments(door: Door): Promise<string[]> {
  const stored = await upload(door, 'stored.pdf', pdfFile('stored'));
  const { documents } = (await stored.json()) as { documents: { documentId: string }[] };
  const response = await door.app.call('GET', `/api/v1/documents/${documents[0]!.documentId}`, {
    token: door.world.tokens.hr,
  });
  await response.arrayBuffer();
  const disposition = response.headers.get('content-disposition') ?? '';
  return disposition.startsWith('attachment') ? [] : [`a document is sent as "${disposition.split(';')[0]}"`];
}

const reveal = ({ app, world }: Door, role: 'dispatcher' | 'warden', json: object) =>
  app.call('POST', `/api/v1/batches/${world.own.batchId}/claims/${world.own.claimIds.C001}/reveals`, {
    token: world.tokens[role],
    json,
  });

/** Values that are shown in full without a purpose, or to a role that does not see them. */
export async function idleReveals(door: Door): Promise<string[]> {
  const wrong: string[] = [];
  if ((await idle(reveal(door, 'dispatcher', { fields: ['idNumber'] }))) !== 422)
    wrong.push('a reveal without a purpose');
  const json = { fields: ['idNumber'], purpose: 'contact_worker' };
  if ((await idle(reveal(door, 'warden', json))) !== 403) wrong.push('a warden sees ID numbers');
  return wrong;
}

/** Reveals that leave no trace. */
export async function untracedReveals(door: Door): Promise<string[]> {
  const count = async () => {
    const { rows } = await door.owner.query<{ n: number }>(
      `select count(*)::integer as n from audit_log where action = 'person.reveal' and purpose = 'contact_worker'`,
    );
    return rows[0]!.n;
  };
  const before = await count();
  const status = await idle(reveal(door, 'dispatcher', { fields: ['phone'], purpose: 'contact_worker' }));
  if (status !== 200) return [`a reveal gets ${status}`];
  return (await count()) === before + 1 ? [] : ['a reveal leaves no trace'];
}

/** Whether what another process has counted of a sender counts here. */
export async function uncountedElsewhere({ app, deps, owner }: Door): Promise<string[]> {
  const user = await addUser(deps.database, 'desk');
  const token = await tokenOf(deps.database, user);
  const send = () => idle(app.call('GET', '/api/v1/batches', { token }));
  const minute = Math.floor(Date.now() / 60_000);
  // whichever of the two minutes it is when they are counted
  await owner.query(
    `insert into rate_limits (key, points, expire) select 'requests/' || m || '/' || $1, 100, $2 from unnest($3::text[]) m`,
    [user.userId, Date.now() + 300_000, [minute, minute + 1]],
  );
  await send();
  const deadline = Date.now() + 6_000;
  while (Date.now() < deadline) {
    if ((await send()) === 429) return [];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return ['what was sent to another process does not count'];
}
