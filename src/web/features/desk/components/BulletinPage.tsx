import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button, Collapse, Table } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { BulletinFigure } from '../../../../contract/bulletin.ts';
import { type Bilingual, inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { downloadFile } from '../../../lib/download.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { bulletinTexts } from '../dialogTexts.ts';
import classes from './Bulletin.module.css';

type Row = BulletinFigure['rows'][number];

/** The figures that are told outside, in sentences to copy, each with the rows from which it follows. */
export default function BulletinPage() {
  const { planId = '' } = useParams();
  const t = useTexts(bulletinTexts);
  const { locale } = useSettings();
  const [fault, setFault] = useState<unknown>(null);
  const { data, error, refetch } = useAnswer('readBulletin', { params: { planId } });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} isWholePage />;
  if (data === undefined) return <Loading isWholePage />;
  const say = (text: Bilingual) => inLocale(text, locale);
  const save = (id: 'readBulletinPdf' | 'readBulletinSheet') =>
    downloadFile(id, { params: { planId } }).catch((reason: unknown) => setFault(reason));
  const cell = (value: Row[number]) =>
    typeof value === 'object'
      ? say(value)
      : typeof value === 'number'
        ? formatNumber(value, locale, value % 1 === 0 ? 0 : 1)
        : value;
  return (
    <div className={classes.page}>
      <PageHead
        title={t.title(data.district)}
        hint={
          <>
            <Link to={`/desk/plans/${planId}`}>{data.batch}</Link> · {data.serviceDate}
          </>
        }
        actions={
          <>
            <Button icon={<FilePdfOutlined />} onClick={() => void save('readBulletinPdf')}>
              PDF
            </Button>
            <Button icon={<FileExcelOutlined />} onClick={() => void save('readBulletinSheet')}>
              Excel
            </Button>
          </>
        }
      />
      {fault !== null && <FaultNotice error={fault} />}
      <p className={classes.text}>{data.figures.map(({ sentence }) => say(sentence)).join(t.comma) + t.stop}</p>
      <Collapse
        items={data.figures.map(({ id, name, value, digits, unit, columns, rows }) => ({
          key: id,
          label: (
            <span className={classes.figure}>
              <span>{say(name)}</span>
              <b>
                {formatNumber(value, locale, digits)} {say(unit)}
              </b>
              <span className={classes.rows}>{t.rows(rows.length)}</span>
            </span>
          ),
          children: (
            <Table<{ key: number; cells: Row }>
              size="small"
              dataSource={rows.map((cells, key) => ({ key, cells }))}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              columns={columns.map(({ title, isNumber }, at) => ({
                key: at,
                title: say(title),
                align: isNumber ? 'right' : 'left',
                render: (_, { cells }) => cell(cells[at]!),
              }))}
            />
          ),
        }))}
      />
    </div>
  );
}
