import { Tag } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { journeyStand } from '../model/journeyStand.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { barTexts } from '../texts.ts';

/** Progress is told by events; this is for those that do not come through. */
const askEveryMs = 60_000;

const none: ReplyOf<'readPlanProgress'>['trips'] = [];

/** What became of the published version: sheets acknowledged, buses on their way, arrived and handed over, and open alerts. */
export function JourneyState() {
  const { planId, publishedVersion } = useDesk().draft;
  const t = useTexts(barTexts);
  const params = { planId };
  const asked = { enabled: publishedVersion !== null, retry: false, refetchInterval: askEveryMs };
  const sheets = useAnswer('listAcknowledgements', { params }, asked);
  const progress = useAnswer('readPlanProgress', { params }, asked);
  const alerts = useAnswer('listTripAlerts', { params, query: { open: 'true' } }, asked);
  if (publishedVersion === null) return null;
  const { state, trips } = journeyStand(progress.data?.trips ?? none);
  const open = alerts.data?.alerts.filter(({ acknowledged }) => acknowledged === null).length ?? 0;
  return (
    <Link to={`/desk/plans/${planId}/live`}>
      {sheets.data !== undefined && (
        <Tag color={sheets.data.acknowledged === sheets.data.trips ? 'success' : 'default'}>
          {t.acknowledged(sheets.data.acknowledged, sheets.data.trips)}
        </Tag>
      )}
      {state !== null && <Tag color={state === 'underWay' ? 'processing' : 'success'}>{t[state](trips)}</Tag>}
      {open > 0 && <Tag color="error">{t.alerts(open)}</Tag>}
    </Link>
  );
}
