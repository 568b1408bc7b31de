import { type RevealableField, revealableFields } from '../../../../contract/api/people.ts';
import { RevealDialog } from '../../../components/RevealDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts, purposeTexts } from '../peopleTexts.ts';
import type { Person } from '../person.ts';

interface RevealPersonProps {
  batchId: string;
  person: Person;
  onClose(): void;
}

/** A person's values in full; nothing of them stays in the cache. */
export function RevealPerson({ batchId, person: { claimId, nameMasked }, onClose }: RevealPersonProps) {
  const t = useTexts(peopleTexts);
  const purposes = useTexts(purposeTexts);
  const reveal = useChange('revealWorker', { gcTime: 0 });
  const names: Record<RevealableField, string> = {
    name: t.name,
    idNumber: t.idNumber,
    phone: t.phone,
    remark: t.remark,
  };
  return (
    <RevealDialog
      nameMasked={nameMasked}
      purposes={purposes}
      send={reveal}
      values={
        reveal.data === undefined
          ? null
          : revealableFields.map((field) => ({ label: names[field], value: reveal.data[field] ?? '' }))
      }
      onReveal={(purpose) =>
        reveal.mutate({ params: { batchId, claimId }, body: { fields: [...revealableFields], purpose } })
      }
      onClose={onClose}
    />
  );
}
