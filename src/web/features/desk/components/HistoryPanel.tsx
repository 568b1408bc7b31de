import { Empty } from 'antd';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { historyTexts } from '../texts.ts';
import classes from './Panel.module.css';

/** What was done to the draft by hand since it was published or made. */
export function HistoryPanel() {
  const { draft, timeZone } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(historyTexts);
  const { data, error } = useAnswer('listEdits', { params: { planId: draft.planId }, query: { limit: 200 } });
  if (error !== null) return <FaultNotice error={error} />;
  if (data === undefined) return <Loading />;
  if (data.edits.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />;
  return (
    <ol className={classes.history}>
      {data.edits.map(({ seq, text, by, at, undone }) => (
        <li key={seq} data-undone={undone || undefined}>
          <span>{inLocale(text, locale)}</span>
          {undone && <span className={classes.quiet}> （{t.undone}）</span>}
          <br />
          <span className={classes.quiet}>
            {by} · {formatInstant(at, locale, timeZone)}
          </span>
        </li>
      ))}
    </ol>
  );
}
