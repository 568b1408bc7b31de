import { RevealDialog } from '../../../components/RevealDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { purposeTexts, texts } from '../texts.ts';
import type { Driver } from './DriversTab.tsx';

interface RevealDriverProps {
  batchId: string;
  driver: Driver;
  onClose(): void;
}

/** Name and phone of a driver in full; nothing of them stays in the cache. */
export function RevealDriver({ batchId, driver: { driverId, nameMasked }, onClose }: RevealDriverProps) {
  const t = useTexts(texts);
  const purposes = useTexts(purposeTexts);
  const reveal = useChange('revealDriver', { gcTime: 0 });
  return (
    <RevealDialog
      nameMasked={nameMasked}
      purposes={purposes}
      send={reveal}
      values={
        reveal.data === undefined
          ? null
          : [
              { label: t.name, value: reveal.data.name },
              { label: t.phone, value: reveal.data.phone },
            ]
      }
      onReveal={(purpose) => reveal.mutate({ params: { batchId, driverId }, body: { purpose } })}
      onClose={onClose}
    />
  );
}
