import { Alert, Button } from 'antd';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import type { QueuedRegistration } from '../store/deskDatabase.ts';
import { texts } from '../texts.ts';

interface NoticesProps {
  items: readonly QueuedRegistration[];
  people: readonly DeskPerson[];
  onPutAway: (id: string) => Promise<void>;
}

/** What the server answered that somebody has to look at: registered by another desk already, or not taken. */
export function Notices({ items, people, onPutAway }: NoticesProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  return items.map(({ registration, result }) => {
    if (result === null) return null;
    const name = people.find(({ workerId }) => workerId === result.workerId)?.nameMasked ?? result.workerId;
    const isRefused = result.result === 'refused';
    const why = result.text === null ? '' : inLocale(result.text, locale);
    return (
      <Alert
        key={registration.id}
        type={isRefused ? 'error' : 'warning'}
        showIcon
        title={
          isRefused
            ? t.refused(name, why)
            : result.result === 'registered'
              ? t.otherBed(name, why)
              : t.byAnother(name, result.by ?? '?')
        }
        action={
          <Button size="small" onClick={() => void onPutAway(registration.id)}>
            {t.putAway}
          </Button>
        }
      />
    );
  });
}
