import { inLocale } from '../../../contract/text.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { isOtherDay } from '../model/progress.ts';
import { useTrip } from '../state/TripContext.tsx';
import { useNow } from '../state/useNow.ts';
import { usePhone, usePhoneState } from '../store/PhoneContext.tsx';
import { texts } from '../texts.ts';
import { DueBanner } from './DueBanner.tsx';
import { SheetChanges } from './SheetChanges.tsx';

/** What the driver has to know before anything else. */
export function Banners() {
  const t = useTexts(texts);
  const nowMs = useNow();
  const { run, day } = useTrip();
  return (
    <>
      <SheetBanner />
      <RefusedBanner />
      <DueBanner />
      {isOtherDay(run, nowMs) && <p className="banner">{t.otherDay(day(run.stops[0]!.departAt))}</p>}
    </>
  );
}

/** A version of the sheet that nobody here has acknowledged, and above all one that replaces another. */
function SheetBanner() {
  const t = useTexts(texts);
  const phone = usePhone();
  const { queue } = usePhoneState();
  const { trip } = useTrip();
  const { sheet } = trip;
  if (sheet === null || sheet.state === 'current' || sheet.state === 'cancelled') return null;
  const { sheetVersion, acknowledged } = sheet;
  const isWaiting = queue.some(({ action }) => action.kind === 'acknowledge' && action.sheetVersion === sheetVersion);
  return (
    <section className="banner" data-tone={acknowledged === null ? 'note' : 'alarm'} role="alert">
      <p>{acknowledged === null ? t.newSheet(sheetVersion) : t.outdated(acknowledged.sheetVersion, sheetVersion)}</p>
      {acknowledged !== null && <SheetChanges />}
      {isWaiting ? (
        <p>{t.acknowledging}</p>
      ) : (
        <button type="button" className="primary" onClick={() => void phone.acknowledge(sheetVersion)}>
          {t.acknowledge(sheetVersion)}
        </button>
      )}
    </section>
  );
}

/** Actions that the server does not take, with its reasons; each stays until it is put away. */
function RefusedBanner() {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const phone = usePhone();
  const { queue } = usePhoneState();
  const { passengers } = useTrip();
  const refused = queue.filter(({ refusal }) => refusal !== null);
  if (refused.length === 0) return null;
  const nameOf = (workerId: string) => passengers.find((one) => one.workerId === workerId)?.name ?? workerId;
  return (
    <section className="banner" data-tone="alarm" role="alert">
      <p>{t.refusedActions(refused.length)}</p>
      <ul>
        {refused.map((item) => (
          <li key={item.order}>
            {item.action.kind === 'event' && 'workerId' in item.action.event && (
              <strong>{nameOf(item.action.event.workerId)}: </strong>
            )}
            {inLocale(item.refusal!, locale)}{' '}
            <button type="button" className="ghost" onClick={() => void phone.dismiss(item)}>
              {t.dismiss}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
