import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { changeTexts } from '../changeTexts.ts';
import { changesOf } from '../model/changes.ts';
import { runIn } from '../model/runNames.ts';
import { useTrip } from '../state/TripContext.tsx';
import { usePhoneState } from '../store/PhoneContext.tsx';

/** What the new sheet has otherwise than the one that was read on this phone; nothing where that one is not known any more. */
export function SheetChanges() {
  const t = useTexts(changeTexts);
  const { kept } = usePhoneState();
  const { locale } = useSettings();
  const { run, clock } = useTrip();
  const former = kept?.former ?? null;
  if (former === null) return null;
  return (
    <ul>
      {changesOf(runIn(former, locale), run, clock).map(({ kind, what, now }) => (
        <li key={`${kind} ${what}`}>{t[kind](what, now)}</li>
      ))}
    </ul>
  );
}
