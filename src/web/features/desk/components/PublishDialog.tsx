import { Alert, App, Button, Drawer, Steps } from 'antd';
import type { PlanCheck } from '../../../../contract/publishedPlan.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { publishTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { LimitList } from './LimitList.tsx';
import classes from './PublishDialog.module.css';
import { RoadCheck } from './RoadCheck.tsx';
import { SheetTable } from './SheetTable.tsx';
import { VersionList } from './VersionList.tsx';

/** From draft to acknowledged sheets, step by step: what the checker says, publishing, and who holds which sheet. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { draft } = useDesk();
  const { planId, version, state, publishedVersion } = draft;
  const t = useTexts(publishTexts);
  const { message } = App.useApp();
  const check = useChange('checkPlan', { outdates: ['readDraft'] });
  const publish = useChange('publishPlan', {
    outdates: ['readDraft', 'listVersions', 'listAcknowledgements'],
    onSuccess: ({ number }) => message.success(t.done(number)),
  });
  const sheets = useAnswer('listAcknowledgements', { params: { planId } }, { enabled: publishedVersion !== null });
  const acknowledged = sheets.data?.acknowledged ?? 0;
  const trips = sheets.data?.trips ?? 0;
  const step = state === 'draft' ? 0 : state === 'checked' ? 1 : trips > 0 && acknowledged === trips ? 3 : 2;
  return (
    <Drawer open size={760} title={t.title} onClose={onClose}>
      <Steps
        size="small"
        current={step}
        items={[
          { title: t.draft },
          { title: t.checked },
          { title: publishedVersion === null ? t.published : `${t.published} v${publishedVersion}` },
          { title: t.acknowledged(acknowledged, trips) },
        ]}
      />
      <section className={classes.part}>
        <p>{t.checkHint}</p>
        <Button
          type={state === 'draft' ? 'primary' : 'default'}
          loading={check.isPending}
          onClick={() => check.mutate({ params: { planId }, version })}
        >
          {t.check}
        </Button>
        {check.error !== null && <FaultNotice error={check.error} />}
        {check.data !== undefined && check.data.version === version && <CheckOutcome check={check.data} />}
      </section>
      <RoadCheck />
      <section className={classes.part}>
        <p>{t.publishHint}</p>
        <Button
          type={state === 'checked' ? 'primary' : 'default'}
          disabled={state !== 'checked'}
          loading={publish.isPending}
          onClick={() => publish.mutate({ params: { planId }, version })}
        >
          {t.publish}
        </Button>
        {publish.error !== null && <FaultNotice error={publish.error} />}
      </section>
      {publishedVersion !== null && (
        <>
          <SheetTable planId={planId} />
          <VersionList planId={planId} />
        </>
      )}
    </Drawer>
  );
}

function CheckOutcome({ check: { accepted, checked, violations, soft, shortages, unverified } }: { check: PlanCheck }) {
  const t = useTexts(publishTexts);
  const { locale } = useSettings();
  return (
    <>
      <Alert
        showIcon
        className={classes.outcome!}
        type={accepted ? 'success' : 'error'}
        title={accepted ? t.accepted(formatNumber(checked, locale)) : t.violations(violations.length)}
      />
      <LimitList
        hasTrips
        limits={violations.map(({ tripId, rule, limit, actual, text }) => ({
          severity: 'forbidden' as const,
          tripId,
          rule,
          limit,
          actual,
          text,
        }))}
      />
      {soft.length > 0 && (
        <>
          <h3>{t.soft}</h3>
          <LimitList hasTrips limits={soft.map((missed) => ({ ...missed, severity: 'warning' as const }))} />
        </>
      )}
      {shortages.length > 0 && (
        <>
          <h3>{t.shortages}</h3>
          <ul>
            {shortages.map(({ item, text }) => (
              <li key={item}>{inLocale(text, locale)}</li>
            ))}
          </ul>
        </>
      )}
      {unverified.length > 0 && (
        <>
          <h3>{t.unverified}</h3>
          <ul>
            {unverified.map((text) => (
              <li key={text.zh}>{inLocale(text, locale)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
