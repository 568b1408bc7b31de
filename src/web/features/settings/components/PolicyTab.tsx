import { App, Button, Card, Input, Switch, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { withoutValue, withValue } from '../policyChoice.ts';
import { texts } from '../texts.ts';
import { PolicyValue } from './PolicyValue.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import classes from './settings.module.css';

/** One number of the policy, what it does and why it is so. */
export type PolicyField = ReplyOf<'readPolicy'>['fields'][number];

/** The policy of a batch in words: every value with its source, and changing it. */
export function PolicyTab({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { message, modal } = App.useApp();
  const { data, error, refetch } = useAnswer('readPolicy', { params: { batchId } });
  const [search, setSearch] = useState('');
  const [isChangedOnly, setChangedOnly] = useState(false);
  const [edited, setEdited] = useState<PolicyField | null>(null);
  const edit = useChange('editPolicy', {
    outdates: ['readPolicy', 'listPolicyVersions', 'readBatch'],
    onSuccess: () => {
      setEdited(null);
      message.success(t.saved);
    },
  });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const { choice, version, presets, fields } = data;
  const limits = choice.limits === undefined ? {} : { limits: choice.limits };
  const save = (override: unknown, preset = choice.preset) =>
    edit.mutate({
      params: { batchId },
      version,
      body: { ...(preset !== undefined && { preset }), override, ...limits },
    });

  const choosePreset = (preset: string) =>
    void modal.confirm({
      title: t.presetTitle(preset),
      content: t.presetHint,
      okText: t.save,
      cancelText: t.cancel,
      onOk: () => save(choice.override ?? {}, preset),
    });

  const wanted = search.trim().toLowerCase();
  const shown = fields.filter(
    ({ path, text, basis, from }) =>
      (!isChangedOnly || from !== 'preset') && `${path} ${text} ${basis ?? ''}`.toLowerCase().includes(wanted),
  );
  const columns: TableColumnsType<PolicyField> = [
    {
      title: t.effect,
      render: (_, { text, path }) => (
        <div className={classes.effect}>
          {text}
          <div className={classes.path}>{path}</div>
        </div>
      ),
    },
    {
      title: t.value,
      render: (_, { shown: { value }, from }) => (
        <div className={classes.value}>
          {value} {from !== 'preset' && <Tag color="warning">{t.changed}</Tag>}
        </div>
      ),
    },
    {
      title: t.presetValue,
      render: (_, { shown, from }) => from !== 'preset' && <div className={classes.value}>{shown.presetValue}</div>,
    },
    { title: t.basis, render: (_, { basis }) => <div className={classes.effect}>{basis ?? t.ours}</div> },
    {
      title: '',
      align: 'right',
      render: (_, field) => (
        <Button
          size="small"
          aria-label={t.change(field.path)}
          disabled={field.from === 'limits'}
          onClick={() => setEdited(field)}
        >
          {t.edit}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={classes.tools}>
        <Choice
          id="preset"
          label={t.preset}
          style={{ minWidth: 180 }}
          value={choice.preset ?? presets[0]!}
          onChange={choosePreset}
          options={presets.map((value) => ({ value, label: value }))}
        />
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          style={{ maxWidth: 260 }}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Switch id="changed" checked={isChangedOnly} onChange={setChangedOnly} aria-label={t.changedOnly} />
        <label htmlFor="changed">{t.changedOnly}</label>
        <span className={classes.right}>{t.version(version)}</span>
      </div>
      {edit.error && edited === null && <FaultNotice error={edit.error} />}
      <Table<PolicyField>
        rowKey="path"
        size="small"
        dataSource={shown}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={columns}
      />
      <Card title={t.versions} style={{ marginTop: 16 }}>
        <PolicyVersions batchId={batchId} timeZone={timeZone} />
      </Card>
      {edited !== null && (
        <PolicyValue
          field={edited}
          error={edit.error}
          isBusy={edit.isPending}
          onSave={(value) => save(withValue(choice.override, edited.path, value))}
          onReset={() => save(withoutValue(choice.override, edited.path))}
          onClose={() => {
            edit.reset();
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
