import { Alert, Collapse, Table, Tag } from 'antd';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { rosterTexts } from '../rosterTexts.ts';
import { texts } from '../texts.ts';
import classes from './portal.module.css';

type Diff = ReplyOf<'compareRequests'>;
type Field = Diff['changed'][number]['fields'][number]['field'];

interface DiffLine {
  key: string;
  kind: 'added' | 'dropped' | 'changed';
  nameMasked: string;
  idMasked: string;
  file: string;
  sheet: string;
  row: number;
  fields: Diff['changed'][number]['fields'];
}

const colours = { added: 'success', dropped: 'warning', changed: 'processing' } as const;

/** What a roster changed against the one before it; nothing where it is the first. */
export function RosterDiff({ requestId }: { requestId: string }) {
  const t = useTexts(texts);
  const r = useTexts(rosterTexts);
  const { data } = useAnswer('compareRequests', { params: { requestId } });
  if (data === undefined || data.against === null) return null;
  const lines = linesOf(data);
  if (lines.length === 0) return <Alert type="info" showIcon title={r.diffSame} />;
  const names: Record<Field, string> = {
    name: t.name,
    phone: t.phone,
    county: t.county,
    pickup: t.pickup,
    sex: t.sex,
    remark: t.remark,
    companions: t.companions,
  };
  const counts = [
    r.added(data.added.length),
    r.dropped(data.dropped.length),
    r.changed(data.changed.length),
    r.same(data.unchanged),
  ];
  const kinds = { added: r.kindAdded, dropped: r.kindDropped, changed: r.kindChanged };
  const table = (
    <>
      {data.dropped.length > 0 && <p className={classes.hint}>{r.droppedHint}</p>}
      <Table<DiffLine>
        rowKey="key"
        size="small"
        dataSource={lines}
        pagination={lines.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: r.kind,
            render: (_, { kind }) => <Tag color={colours[kind]}>{kinds[kind]}</Tag>,
          },
          { title: t.name, dataIndex: 'nameMasked' },
          { title: t.idNumber, render: (_, { idMasked }) => <span className={classes.value}>{idMasked}</span> },
          { title: t.source, render: (_, { file, sheet, row }) => `${file} ${sheet} ${t.rowOf(row)}` },
          {
            title: r.details,
            render: (_, { fields }) =>
              fields.map(({ field, before, after }) => (
                <div key={field}>{r.fieldChange(names[field], before || r.empty, after || r.empty)}</div>
              )),
          },
        ]}
      />
    </>
  );
  return <Collapse items={[{ key: 'diff', label: `${r.diff}: ${counts.join(' · ')}`, children: table }]} />;
}

function linesOf({ added, dropped, changed }: Diff): DiffLine[] {
  const line = (kind: DiffLine['kind'], i: number) => ({ key: `${kind}${i}`, kind });
  return [
    ...dropped.map((person, i) => ({ ...person, ...line('dropped', i), fields: [] })),
    ...added.map((person, i) => ({ ...person, ...line('added', i), fields: [] })),
    ...changed.map((person, i) => ({ ...person, ...line('changed', i) })),
  ];
}
