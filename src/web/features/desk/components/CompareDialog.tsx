import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { ApiFault } from '../../../lib/api/fault.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { AdoptedFrom } from '../api/usePlanEditing.ts';
import { compareTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useConfirmed } from '../state/useConfirmed.ts';
import classes from './Comparison.module.css';
import { Comparison } from './Comparison.tsx';

/** The draft beside another plan of the batch, or beside an earlier version of itself; that one can become the draft. */
export function CompareDialog({ onClose }: { onClose: () => void }) {
  const { draft, editing, timeZone } = useDesk();
  const { planId, batchId, version } = draft;
  const { locale } = useSettings();
  const t = useTexts(compareTexts);
  const confirmed = useConfirmed();
  const [chosen, setChosen] = useState<string | null>(null);
  const plans = useAnswer('listPlans', { params: { batchId }, query: { limit: 50 } });
  const versions = useAnswer('listVersions', { params: { planId } });
  const when = (instant: string) => formatInstant(instant, locale, timeZone);
  const options = [
    { value: 'version:0', label: t.original },
    ...(versions.data?.versions ?? []).map(({ number, publishedAt }) => ({
      value: `version:${number}`,
      label: t.published(number, when(publishedAt)),
    })),
    ...(plans.data?.plans ?? [])
      .filter((plan) => plan.planId !== planId && plan.status === 'done')
      .map((plan) => ({ value: `plan:${plan.planId}`, label: t.asMade(when(plan.requestedAt)) })),
  ];
  const [kind, id] = chosen?.split(':') ?? [];
  const other = id === undefined ? null : kind === 'plan' ? { with: id } : { with: planId, withVersion: Number(id) };
  const from: AdoptedFrom | null =
    id === undefined ? null : kind === 'plan' ? { kind: 'plan', planId: id } : { kind: 'version', number: Number(id) };
  const adopt = async (source: AdoptedFrom) => {
    const outcome = await confirmed((confirm) => editing.adopt(source, confirm));
    if (!(outcome instanceof ApiFault)) onClose();
  };
  return (
    <Drawer open size={1080} title={t.title} onClose={onClose}>
      <div className={classes.choice}>
        <Select
          style={{ minWidth: 320 }}
          options={options}
          value={chosen}
          onChange={setChosen}
          placeholder={t.choose}
          aria-label={t.with}
          loading={plans.isPending || versions.isPending}
        />
        {from !== null && (
          <Button loading={editing.isBusy} onClick={() => void adopt(from)}>
            {t.adopt}
          </Button>
        )}
      </div>
      {plans.error !== null && <FaultNotice error={plans.error} />}
      {versions.error !== null && <FaultNotice error={versions.error} />}
      {other !== null && <Comparison planId={planId} other={other} version={version} />}
    </Drawer>
  );
}
