import type { RuleTable } from './ruleTable.ts';

/** Rules on rows of the rosters, on workers and on those left over or rejected. */
export const peopleRules = {
  'worker.row': {
    source: 'formats.md §2 Everyone is somewhere',
    zh: '人员所指的名单行存在，位于表头之下且有内容',
    en: 'the roster row that a worker names exists below the header and carries data',
  },
  'worker.row_once': {
    source: 'formats.md §1',
    zh: '名单的每一行只被接受或拒绝一次',
    en: 'a roster row is accepted or rejected once',
  },
  'worker.rows_complete': {
    source: 'formats.md §1: data rows in = accepted + rejected',
    zh: '名单的每个数据行要么被接受，要么被拒绝',
    en: 'every data row of the rosters is accepted or rejected',
  },
  'worker.company': {
    source: 'formats.md §1',
    zh: '人员的企业与名单行（企业列，否则文件名）一致',
    en: 'the company of a worker is that of his row (its column, else the file name)',
  },
  'worker.identity': {
    source: 'formats.md §1: identity, duplicate codes',
    zh: '同一证件号码不得被接受两次',
    en: 'no ID number is accepted twice',
  },
  'worker.tag': {
    source: 'issue 3 part 3: a start from a given plan',
    zh: '人员标记由企业和证件号码算出，用于在以后的方案中认出同一人',
    en: 'the tag by which a later plan knows the person again follows from company and ID number',
  },
  'worker.name': { source: 'formats.md §1', zh: '被接受的行有姓名', en: 'an accepted row has a name' },
  'worker.id_number': {
    source: 'formats.md §1, GB 11643',
    zh: '被接受的行有证件号码，居民身份证号码的长度、出生日期和校验码正确',
    en: 'an accepted row has an ID number; length, birth date and check digit of a resident ID are right',
  },
  'worker.phone': {
    source: 'formats.md §1, domain.md §5',
    zh: '被接受的行有正确的手机号码',
    en: 'an accepted row has a valid mobile number',
  },
  'worker.age': {
    source: 'formats.md §1 under_age',
    zh: '被接受的人员在乘车日已满 16 周岁',
    en: 'an accepted worker is 16 or older on the service date',
  },
  'worker.area': {
    source: 'formats.md §1 county_out_of_area',
    zh: '上车县位于场景的来源省份',
    en: 'the county of a worker lies in the origin provinces',
  },
  'worker.county': {
    source: 'formats.md §1 County',
    zh: '名单行没有指向另一个县',
    en: 'the row of a worker does not point to another county',
  },
  'worker.somewhere': {
    source: 'formats.md §2 Everyone is somewhere',
    zh: '每个被接受的人员要么有班次，要么列在未安排中，且只列一次',
    en: 'each accepted worker has a trip or stands in unassigned, once',
  },
  'worker.manifest': {
    source: 'formats.md §2',
    zh: '人员的班次与上下车名单一致，名单上没有未知人员',
    en: 'the trip of a worker agrees with the boarding lists, which name nobody unknown',
  },
  'worker.board_once': { source: 'formats.md §2', zh: '每人只上一次车', en: 'nobody boards twice' },
  'worker.left_aboard': {
    source: 'formats.md §2',
    zh: '上车的人都在同一班次下车一次',
    en: 'whoever boards alights from the same trip, once',
  },
  'unassigned.code': {
    source: 'formats.md §2 reason codes',
    zh: '未安排的原因代码属于封闭清单',
    en: 'the reason code of a left-over worker is one of the closed list',
  },
  'unassigned.figures': {
    source: 'formats.md §2 reason codes',
    zh: '未安排的原因有说明；里程或驾驶时间的限值等于有效限值，实际值超过它',
    en: 'a reason has a text; for distance and driving time its limit is the effective one and its actual value exceeds it',
  },
  'rejected.form': {
    source: 'formats.md §1, §2',
    zh: '被拒绝的行存在，至少有一个单元格，代码属于封闭清单，写明问题和办法',
    en: 'a rejected row exists and has cells with codes of the closed list, what is wrong and what to do',
  },
  'rejected.masked': {
    source: 'formats.md §2, domain.md §5.1',
    zh: '被拒绝的值中的证件号码和手机号码已遮盖',
    en: 'ID and phone numbers in rejected values are masked',
  },
  'rejected.true': {
    source: 'formats.md §1',
    zh: '拒绝的理由属实',
    en: 'the stated fault of a rejected row is really there',
  },
} as const satisfies RuleTable;
