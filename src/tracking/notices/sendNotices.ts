import { randomUUID } from 'node:crypto';
import { inLocale, type Locale } from '../../contract/text.ts';
import { appendAudit } from '../../db/audit.ts';
import { insertSending, listSendings, type SendingRow } from '../../db/noticeSendings.ts';
import { allRows, type Page } from '../../db/page.ts';
import { AppError } from '../../errors.ts';
import { renderNotices } from '../../sheets/index.ts';
import { type CompanyNotices, makeNotices, type NoticeDeps } from './makeNotices.ts';
import type { MessageSender, Senders, TextSender } from './sender.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Which notices: all, or only what is new, changed or cancelled; by mail to somebody of the company, or to each worker's phone. */
export type Sending = { changedOnly: boolean } & ({ by: 'mail'; to: string } | { by: 'sms' });

/** How a sending went, as the log keeps it. */
interface Sent {
  channel: string;
  recipient: string;
  /** That went out. */
  notices: number;
  error: string | null;
}

/**
 * Sends a company its notices: the texts to be copied and the workbook by mail, or each worker his text by SMS. Whatever comes of it is
 * logged, recipients masked.
 *
 * @throws AppError `not_found`; `conflict` where there is nothing to send; `unavailable` where the server has no way of sending, or it failed
 */
export async function sendNotices(
  deps: NoticeDeps & Senders,
  { planId, companyId }: { planId: string; companyId: string },
  sending: Sending,
  locale: Locale,
): Promise<SendingRow> {
  const notices = await makeNotices(deps, { planId, companyId });
  const rows = notices.rows.filter(({ state }) => !sending.changedOnly || state !== 'same');
  const { batchId, planVersion } = notices;
  const chosen = { ...notices, companyId, rows };
  const sent = await (sending.by === 'sms'
    ? byText(deps.texts ?? null, chosen, locale)
    : byMail(deps.sender ?? null, chosen, sending.to, locale));
  const row = await deps.database.transaction(async (db) => {
    const common = { sendingId: randomUUID(), planVersion, ...sent };
    const logged = await insertSending(
      db,
      { planId, batchId, companyId },
      { ...common, sentBy: deps.database.actor.login },
    );
    const after = { ...common, companyId };
    await appendAudit(db, { action: 'notice.send', objectKind: 'plan', objectId: planId, batchId, after });
    return logged;
  });
  if (sent.error !== null) throw new AppError('unavailable', `the message was not taken: ${sent.error}`);
  return row;
}

type Chosen = CompanyNotices & { companyId: string };

async function byMail(
  sender: MessageSender | null,
  { batchName, company, companyId, planVersion, rows }: Chosen,
  to: string,
  locale: Locale,
): Promise<Sent> {
  if (sender === null) throw new AppError('unavailable', 'the server has no SMTP server: set SMTP_URL and MAIL_FROM');
  assertSome(rows);
  const bytes = await renderNotices(rows, locale);
  const error = await sender
    .send({
      to,
      subject: `${company} 乘车通知 / bus notices v${planVersion}`,
      text: rows.map(({ name, phone, text }) => `${name} ${phone}\n${text.zh}\n${text.en}`).join('\n\n'),
      attachments: [{ name: `notices-${batchName}-${companyId}-v${planVersion}.xlsx`, mediaType: xlsx, bytes }],
    })
    .then(() => null, codeOf);
  return { channel: sender.channel, recipient: maskAddress(to), notices: rows.length, error };
}

/** One by one: a gateway that refuses a number is asked for the next one all the same. */
async function byText(sender: TextSender | null, { rows }: Chosen, locale: Locale): Promise<Sent> {
  if (sender === null) throw new AppError('unavailable', 'the server has no SMS gateway: set SMS_GATEWAY');
  assertSome(rows);
  const errors: string[] = [];
  for (const { phone, text } of rows) {
    const error = await sender.send({ phone, text: inLocale(text, locale) }).then(() => null, codeOf);
    if (error !== null) errors.push(error);
  }
  const notices = rows.length - errors.length;
  return { channel: sender.channel, recipient: `× ${rows.length}`, notices, error: errors[0] ?? null };
}

function assertSome(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new AppError('conflict', 'there is nothing to tell anybody');
}

/** What was sent to whom, the newest first. @throws AppError `not_found` */
export async function readSendings(
  deps: NoticeDeps,
  company: { planId: string; companyId: string },
  page: Page = allRows,
): Promise<SendingRow[]> {
  await makeNotices(deps, company);
  return listSendings(deps.database, company, page);
}

/** What went wrong, without what a server may repeat of the message. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z_]{2,40}$/.test(code) ? code : 'FAILED';
}

/** `a***@example.com`. */
function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
