import { Button, Tooltip } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { barTexts } from '../texts.ts';
import classes from './DeskBar.module.css';

/** The actions on the whole plan, each doing one thing: recompute, plan again, compare, publish. */
export function PlanActions() {
  const { editing, runId, open } = useDesk();
  const t = useTexts(barTexts);
  const isBlocked = editing.isBusy || runId !== null;
  return (
    <span className={classes.group}>
      <Tooltip title={t.reevaluateHint}>
        <Button disabled={isBlocked} onClick={() => void editing.reevaluate()}>
          {t.reevaluate}
        </Button>
      </Tooltip>
      <Tooltip title={t.reoptimiseHint}>
        <Button disabled={isBlocked} onClick={() => open('reoptimise')}>
          {t.reoptimise}
        </Button>
      </Tooltip>
      <Button onClick={() => open('compare')}>{t.compare}</Button>
      <Button onClick={() => open('tradeOff')}>{t.tradeOff}</Button>
      <Button type="primary" onClick={() => open('publish')}>
        {t.publish}
      </Button>
    </span>
  );
}
