import type { ApplicationState } from '../../../contract/api/applications.ts';
import type { DocumentKind } from '../../../contract/api/documents.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Words of a company's application to a batch. */
export const applicationTexts = {
  hint: {
    zh: '填写联系人、接收时间和隔离方案，附上文件，然后提交；区里通过或退回会显示在这里。',
    en: 'Give a contact, reception hours and the isolation plan, attach documents, then submit. The decision of the district shows here.',
  },
  state: { zh: '申报状态', en: 'State of the application' },
  submittedAt: { zh: '提交于', en: 'Submitted' },
  decidedAt: { zh: '审定于', en: 'Decided' },
  returnedBecause: (reason: string) => ({ zh: `退回原因：${reason}`, en: `Returned because: ${reason}` }),
  contact: { zh: '联系人', en: 'Contact' },
  phone: { zh: '联系电话', en: 'Phone of the contact' },
  asNow: (masked: string) => ({ zh: `现为 ${masked}，不改可留空`, en: `Now ${masked}; leave empty to keep it` }),
  missing: { zh: '请填写', en: 'Please fill in' },
  receiveFrom: { zh: '接收时间从', en: 'Receives from' },
  receiveTo: { zh: '到', en: 'until' },
  receiveHint: { zh: '两个都留空表示全天可接收', en: 'Leave both empty where people are received at any hour' },
  receivePair: { zh: '须同时填写或同时留空', en: 'Both or neither' },
  isolationPlan: { zh: '隔离方案', en: 'Isolation plan' },
  isolationHint: {
    zh: '返岗人员到厂后住在哪里、隔离多久、谁负责。也可以作为附件上传。',
    en: 'Where people stay after they arrive, for how long, and who looks after it. It may be attached instead.',
  },
  save: { zh: '存为草稿', en: 'Save as draft' },
  submit: { zh: '提交申报', en: 'Submit' },
  resubmit: { zh: '重新提交', en: 'Submit again' },
  saved: { zh: '已保存', en: 'Saved' },
  submitted: { zh: '已提交，等待区里审定', en: 'Submitted; the district decides' },
  recall: { zh: '撤回申报', en: 'Take it back' },
  recallTitle: { zh: '撤回这份申报？', en: 'Take this application back?' },
  recallHint: {
    zh: '撤回后可以修改并再次提交；首次申报在截止后才再提交的，算迟报。',
    en: 'You can change it and submit it again. A first application that comes again only after the deadline counts as late.',
  },
  recalled: { zh: '已撤回，可以修改', en: 'Taken back; you can change it' },
  resumption: (day: string) => ({ zh: `复工批准日期：${day}`, en: `Resumption approved on ${day}` }),

  documents: { zh: '附件', en: 'Documents' },
  documentsHint: {
    zh: 'PDF、PNG、JPEG、XLSX 或 DOCX，每个不超过 10 MB',
    en: 'PDF, PNG, JPEG, XLSX or DOCX, of 10 MB at most each',
  },
  kind: { zh: '种类', en: 'Kind' },
  attach: { zh: '上传附件', en: 'Attach' },
  file: { zh: '文件', en: 'File' },
  size: { zh: '大小', en: 'Size' },
  sentAt: { zh: '上传时间', en: 'Sent' },
  remove: { zh: '删除', en: 'Delete' },
  removeTitle: (name: string) => ({ zh: `删除 ${name}？`, en: `Delete ${name}?` }),
  noDocument: { zh: '还没有附件', en: 'No documents yet' },
  download: (name: string) => ({ zh: `下载 ${name}`, en: `Download ${name}` }),
  cancel: { zh: '取消', en: 'Cancel' },
};

/** How far an application is, as people say it. */
export const stateTexts = {
  draft: { zh: '未提交', en: 'Not submitted' },
  submitted: { zh: '已提交，待审定', en: 'Submitted' },
  returned: { zh: '被退回', en: 'Returned' },
  resubmitted: { zh: '已重新提交，待审定', en: 'Submitted again' },
  accepted: { zh: '已通过', en: 'Accepted' },
} satisfies Record<ApplicationState, Bilingual>;

/** Colours of the states, beside their words. */
export const stateColours = {
  draft: 'default',
  submitted: 'processing',
  returned: 'error',
  resubmitted: 'processing',
  accepted: 'success',
} satisfies Record<ApplicationState, string>;

/** Kinds of documents, as people call them. */
export const kindTexts = {
  resumption_approval: { zh: '复工批准', en: 'Approval to resume work' },
  isolation_plan: { zh: '隔离方案', en: 'Isolation plan' },
  health_certificates: { zh: '健康证明', en: 'Health certificates' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<DocumentKind, Bilingual>;
