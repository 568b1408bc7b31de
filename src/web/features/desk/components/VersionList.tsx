import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { publishTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import classes from './PublishDialog.module.css';

/** Everything that was published of a plan, and what each version changed. */
export function VersionList({ planId }: { planId: string }) {
  const t = useTexts(publishTexts);
  const { locale } = useSettings();
  const { timeZone } = useDesk();
  const { data, error } = useAnswer('listVersions', { params: { planId } });
  if (error !== null) return <FaultNotice error={error} />;
  return (
    <section>
      <h3 className={classes.head}>{t.versions}</h3>
      <ol reversed>
        {(data?.versions ?? []).map(({ number, publishedAt, by, text }) => (
          <li key={number} value={number}>
            {formatInstant(publishedAt, locale, timeZone)} · {by} · {inLocale(text, locale)}
          </li>
        ))}
      </ol>
    </section>
  );
}
