import { randomUUID } from 'node:crypto';
import type { Locale } from '../../contract/text.ts';
import { appendAudit } from '../../db/audit.ts';
import { insertSending, listSendings, type SendingRow } from '../../db/noticeSendings.ts';
import { allRows, type Page } from '../../db/page.ts';
import { AppError } from '../../errors.ts';
import { renderNotices } from '../../sheets/index.ts';
import { makeNotices, type NoticeDeps } from './makeNotices.ts';
import type { MessageSender } from './sender.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** To whom, and which. */
export interface Sending {
  planId: string;
  companyId: string;
  /** E-mail address of somebody of the company. */
  to: string;
  /** True: only what is new, changed or cancelled. */
  changedOnly: boolean;
  locale: Locale;
}

/**
 * Sends a company its notices: the texts to be copied, and the workbook. Whatever comes of it is logged, the recipient masked.
 *
 * @throws AppError `not_found`; `conflict` where there is nothing to send; `unavailable` where the server has no way of sending, or it failed
 */
export async function sendNotices(
  deps: NoticeDeps & { sender?: MessageSender | null },
  { planId, companyId, to, changedOnly, locale }: Sending,
): Promise<SendingRow> {
  const { batchId, batchName, company, planVersion, rows } = await makeNotices(deps, { planId, companyId });
  const { sender = null } = deps;
  if (sender === null) throw new AppError('unavailable', 'the server has no SMTP server: set SMTP_URL and MAIL_FROM');
  const chosen = rows.filter(({ state }) => !changedOnly || state !== 'same');
  if (chosen.length === 0) throw new AppError('conflict', 'there is nothing to tell anybody');
  const bytes = await renderNotices(chosen, locale);
  const error = await sender
    .send({
      to,
      subject: `${company} 乘车通知 / bus notices v${planVersion}`,
      text: chosen.map(({ name, phone, text }) => `${name} ${phone}\n${text.zh}\n${text.en}`).join('\n\n'),
      attachments: [{ name: `notices-${batchName}-${companyId}-v${planVersion}.xlsx`, mediaType: xlsx, bytes }],
    })
    .then(() => null, codeOf);
  const row = await deps.database.transaction(async (db) => {
    const sentBy = deps.database.actor.login;
    const sent = { sendingId: randomUUID(), planVersion, channel: sender.channel, recipient: maskAddress(to) };
    const logged = await insertSending(
      db,
      { planId, batchId, companyId },
      { ...sent, notices: chosen.length, sentBy, error },
    );
    const after = { ...sent, companyId, notices: chosen.length, error };
    await appendAudit(db, { action: 'notice.send', objectKind: 'plan', objectId: planId, batchId, after });
    return logged;
  });
  if (error !== null) throw new AppError('unavailable', `the message was not taken: ${error}`);
  return row;
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
