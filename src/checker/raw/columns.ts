import type { Sheet, SheetRow } from './sheets.ts';

/** Meaning of a roster column (domain.md §5, spreadsheet reality). */
export type ColumnName =
  | 'name'
  | 'idNumber'
  | 'idType'
  | 'phone'
  | 'company'
  | 'pickup'
  | 'home'
  | 'companions'
  | 'sex';

/** Columns of a sheet by meaning, and the header row they stand in. */
export interface Header {
  row: number;
  columns: Partial<Record<ColumnName, number>>;
}

/** Exact titles first, then parts of titles; a title that speaks of somebody else's data is nobody's column. */
const exact: Record<ColumnName, readonly string[]> = {
  companions: [
    '同行人',
    '同行人员',
    '同行人姓名',
    '同行组',
    '结伴人',
    'traveltogether',
    'travelswith',
    'companion',
    'companions',
  ],
  name: ['姓名', '名字', '员工姓名', '人员姓名', '职工姓名', '务工人员姓名', 'name'],
  idNumber: ['身份证号', '身份证', '身份证号码', '公民身份号码', '证件号码', '证件号', 'id', 'idno', 'idnumber'],
  idType: ['证件类型', '证件种类', '证件类别', 'idtype'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', '联系方式', '电话号码', '本人电话', 'phone', 'mobile'],
  company: ['所属企业', '用工单位', '企业', '企业名称', '公司', '公司名称', '工作单位', '单位', '单位名称', 'company'],
  pickup: ['上车点', '乘车地点', '上车地点', '乘车点', '上车县', '上车县区', '上车地', 'pickup'],
  home: ['籍贯', '户籍地', '家庭住址', '户籍', '户籍地址', '家庭地址', '住址', '户籍所在地', 'address', 'home'],
  sex: ['性别', 'sex', 'gender', '男女', '男/女'],
};
const partial: Record<ColumnName, RegExp> = {
  companions: /^同行(?!.*(人数|关系|体温|是否|有无))|结伴人|同车人/,
  name: /姓名/,
  idNumber: /身份证|身份号码|证件号/,
  idType: /证件(类型|种类|类别)/,
  phone: /手机|电话/,
  company: /企业|用工单位|公司/,
  pickup: /上车|乘车/,
  home: /籍贯|户籍|住址|地址/,
  sex: /^性别/,
};
const others = /同行|结伴|同车|紧急|家属|联系人|负责人|企业(电话|地址)|单位(电话|地址)|公司(电话|地址)|备注/;
const searchedRows = 20;

/** The header of a sheet: the first row that names a person column and an ID or phone column. Null where there is none. */
export function findHeader(sheet: Sheet): Header | null {
  for (const row of sheet.rows.slice(0, searchedRows)) {
    const columns = headerColumns(row);
    if (columns) return { row: row.row, columns };
  }
  return null;
}

/** Columns by meaning where a row is a header (further down one may repeat it in another order); null for a row of data. */
export function headerColumns(row: SheetRow): Header['columns'] | null {
  const columns = columnsOf(row);
  return columns.name !== undefined && (columns.idNumber !== undefined || columns.phone !== undefined) ? columns : null;
}

function columnsOf(row: SheetRow): Header['columns'] {
  const titles = row.own.map((text) => text.toLowerCase().replace(/[\s*:()_\-.]/g, ''));
  const columns: Header['columns'] = {};
  const taken = new Set<number>();
  const take = (name: ColumnName, fits: (title: string) => boolean) => {
    if (columns[name] !== undefined) return;
    const index = titles.findIndex((title, i) => title !== '' && !taken.has(i) && fits(title));
    if (index === -1) return;
    columns[name] = index;
    taken.add(index);
  };
  const names = Object.keys(exact) as ColumnName[];
  for (const name of names) take(name, (title) => exact[name].includes(title));
  for (const name of names)
    take(
      name,
      (title) => title.length <= 20 && partial[name].test(title) && (name === 'companions' || !others.test(title)),
    );
  return columns;
}
