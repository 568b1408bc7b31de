import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import type { PlanLimit } from '../../../../contract/planEdit.ts';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import classes from './Panel.module.css';

/** Limits that a plan breaks or comes near to; the broken ones first. */
export function LimitList({ limits, hasTrips = false }: { limits: readonly PlanLimit[]; hasTrips?: boolean }) {
  const { selection } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const inOrder = [...limits].sort((a, b) => Number(b.severity === 'forbidden') - Number(a.severity === 'forbidden'));
  if (limits.length === 0) return null;
  return (
    <ul className={classes.limits}>
      {inOrder.map(({ severity, tripId, rule, text }) => (
        <li key={`${tripId} ${rule} ${text.zh}`} data-severity={severity}>
          {severity === 'forbidden' ? (
            <CloseCircleFilled aria-label={t.forbidden} />
          ) : (
            <WarningFilled aria-label={t.warning} />
          )}
          {hasTrips && tripId !== null && (
            <button type="button" className={classes.link} onClick={() => selection.select(tripId)}>
              {tripId}
            </button>
          )}
          <span>{inLocale(text, locale)}</span>
        </li>
      ))}
    </ul>
  );
}
