import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { staffingTexts } from '../staffingTexts.ts';
import classes from './portal.module.css';

interface SurveyRow {
  key: number;
  trade: string;
  town: string;
  needed: number;
  present: number;
}

interface SurveyFormProps {
  orgId: string;
  /** What was told last, to begin with; null where nothing was. */
  newest: ReplyOf<'listSurveys'>['surveys'][number] | null;
}

/** Tells how many people are needed and present, by trade and town, as of a day. */
export function SurveyForm({ orgId, newest }: SurveyFormProps) {
  const t = useTexts(staffingTexts);
  const { message } = App.useApp();
  const [asOf, setAsOf] = useState(() => newest?.asOf ?? today());
  const [rows, setRows] = useState<SurveyRow[]>(() =>
    (newest?.rows ?? [emptyRow]).map((row, key) => ({ ...row, key })),
  );
  const save = useChange('createSurvey', {
    outdates: ['listSurveys', 'readStaffRestored'],
    onSuccess: ({ unchanged }) => message.success(unchanged ? t.unchanged : t.saved),
  });
  const change = (key: number, changed: Partial<SurveyRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  const add = () =>
    setRows((before) => [...before, { ...emptyRow, key: Math.max(-1, ...before.map(({ key }) => key)) + 1 }]);
  const send = () =>
    save.mutate({
      params: { orgId },
      body: { asOf, rows: rows.map(({ trade, town, needed, present }) => ({ trade, town, needed, present })) },
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes.tools}>
        <label htmlFor="asOf">{t.asOf}</label>
        <Input
          id="asOf"
          type="date"
          required
          style={{ width: 170 }}
          value={asOf}
          onChange={({ target }) => setAsOf(target.value)}
        />
      </div>
      <div className={classes.wideTable}>
        <table className={classes.survey}>
          <thead>
            <tr>
              {[t.trade, t.town, t.needed, t.present, t.short, ''].map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, trade, town, needed, present }, i) => (
              <tr key={key}>
                <td>
                  <Input
                    aria-label={t.cell(t.trade, i + 1)}
                    maxLength={60}
                    value={trade}
                    onChange={({ target }) => change(key, { trade: target.value })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={t.cell(t.town, i + 1)}
                    maxLength={60}
                    value={town}
                    onChange={({ target }) => change(key, { town: target.value })}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={t.cell(t.needed, i + 1)}
                    min={0}
                    max={100_000}
                    precision={0}
                    value={needed}
                    onChange={(value) => change(key, { needed: value ?? 0 })}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={t.cell(t.present, i + 1)}
                    min={0}
                    max={100_000}
                    precision={0}
                    value={present}
                    onChange={(value) => change(key, { present: value ?? 0 })}
                  />
                </td>
                <td>{Math.max(0, needed - present)}</td>
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t.removeRow(i + 1)}
                    disabled={rows.length === 1}
                    onClick={() => setRows((before) => before.filter((row) => row.key !== key))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save.error && <FaultNotice error={save.error} />}
      <div className={classes.tools}>
        <Button icon={<PlusOutlined />} onClick={add}>
          {t.addRow}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

const emptyRow = { trade: '', town: '', needed: 0, present: 0 };

/** Today where this browser is, as dates are written in the contract. */
function today(): string {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
