import type { Bilingual } from '../../contract/text.ts';
import type { RejectCode, RejectedRow } from '../../contract/worker.ts';
import type { WorkerRow } from '../../db/intakeRows.ts';

interface Reason {
  code: RejectCode;
  message: Bilingual;
  remedy: Bilingual;
}

const otherCompany: Reason = {
  code: 'duplicate_other_company',
  message: { zh: '另一家企业也申报了同一人', en: 'another company asks for the same person too' },
  remedy: {
    zh: '请与员工确认去哪家企业，由另一家撤回；决定之前两家都不安排',
    en: 'settle with the worker which company it is, and let the other one withdraw; until then neither gets a seat',
  },
};

const sameBatch: Reason = {
  code: 'duplicate_in_batch',
  message: {
    zh: '本企业的另一份名单或另一行已有此人',
    en: 'the person stands in another roster of the company already',
  },
  remedy: {
    zh: '删除其中一行；更正名单请用原文件名重新提交',
    en: 'delete one of the rows; send a corrected roster under its old name',
  },
};

const withdrawn: Reason = {
  code: 'other',
  message: { zh: '此人已被撤回，不再安排', en: 'the person was withdrawn and gets no seat' },
  remedy: { zh: '如仍需接回，请取消撤回', en: 'take the withdrawal back if he is to come after all' },
};

/** The rejection of a row that is right by itself and yet not planned: a duplicate, or withdrawn. */
export function setAsideRow(row: WorkerRow): RejectedRow {
  const { code, message, remedy } = reasonOf(row);
  const { file, sheet, rowNo, companyId } = row;
  const place = { file, ...(sheet === '' ? {} : { sheet }), cell: `A${row.rowNo}` };
  return { file, sheet, row: rowNo, companyId, cells: [{ ...place, code, value: row.workerId, message, remedy }] };
}

function reasonOf(row: WorkerRow): Reason {
  if (row.withdrawal === 'confirmed' || row.withdrawal === 'decided') return withdrawn;
  return row.clash === 'duplicate_other_company' ? otherCompany : sameBatch;
}
