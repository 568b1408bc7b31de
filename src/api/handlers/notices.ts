import type { noticeEndpoints } from '../../contract/api/notices.ts';
import type { SendingRow } from '../../db/noticeSendings.ts';
import { makeNotices, noticeSheet } from '../../tracking/notices/makeNotices.ts';
import { readSendings, sendNotices } from '../../tracking/notices/sendNotices.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** What a company tells its workers of their buses. */
export const noticeHandlers: Pick<Handlers, keyof typeof noticeEndpoints> = {
  async listNotices({ deps, params }) {
    const { planVersion, rows } = await makeNotices(deps, params);
    return { body: { planVersion, notices: rows } };
  },

  async readNoticeSheet({ deps, params, locale }) {
    return { file: { name: `notices-${params.companyId}.xlsx`, bytes: await noticeSheet(deps, params, locale) } };
  },

  async sendNotices({ deps, params, body, locale }) {
    return { body: present(await sendNotices(deps, { ...params, ...body, locale })) };
  },

  async listSendings({ deps, params, query: { cursor, limit } }) {
    const page = { after: cursorOf(uuidCursor, cursor), limit: limit + 1 };
    const { rows, nextCursor } = pageOf(await readSendings(deps, params, page), limit, ({ sendingId }) => sendingId);
    return { body: { sendings: rows.map(present), nextCursor } };
  },
};

function present({ sentAt, ...row }: SendingRow) {
  return { ...row, sentAt: sentAt.toISOString() };
}
