import { Form, Input } from 'antd';
import { useState } from 'react';
import type { ObservedPerson } from '../../../../contract/observation.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { RowActions } from '../../../components/RowActions.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import type { Telling } from './DaySheet.tsx';

interface CareActionsProps {
  person: ObservedPerson;
  onTell: (telling: Telling) => Promise<void>;
}

/** Steps that ask for something before they are taken. */
type Asked = 'symptom' | 'referred' | 'hospital' | 'extended';

interface Answers {
  text?: string;
  until?: string;
}

/** What can be done with somebody now: symptom, isolation, doctor, hospital, back, longer, out. */
export function CareActions({ person, onTell }: CareActionsProps) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { workerId, steps } = person;
  const titles = { symptom: t.symptom, referred: t.referred, hospital: t.hospital, extended: t.extend };
  const plain = (['isolated', 'returned', 'checked_out'] as const).filter((step) => steps.includes(step));
  const asking = (['referred', 'hospital', 'extended'] as const).filter((step) => steps.includes(step));
  const isObserved = steps.includes('extended');
  const answer = async (step: Asked, { text = '', until = '' }: Answers) => {
    setAsked(null);
    await onTell(tellingOf(step, workerId, { text: text.trim(), until }));
  };
  return (
    <>
      <RowActions
        label={`${t.more} ${workerId}`}
        items={[
          ...(isObserved ? [{ key: 'symptom', label: t.symptom, onSelect: () => setAsked('symptom') }] : []),
          ...plain.map((kind) => ({ key: kind, label: t[kind], onSelect: () => void onTell({ kind, workerId }) })),
          ...asking.map((kind) => ({ key: kind, label: titles[kind], onSelect: () => setAsked(kind) })),
        ]}
      />
      {asked !== null && (
        <FormDialog<Answers>
          title={`${titles[asked]} · ${person.nameMasked} ${workerId}`}
          okText={t.ok}
          initial={{}}
          onSend={(answers) => void answer(asked, answers)}
          onClose={() => setAsked(null)}
        >
          {asked === 'extended' && (
            <Form.Item name="until" label={t.until} rules={[{ required: true }]}>
              <Input type="date" min={person.lastDay} />
            </Form.Item>
          )}
          <Form.Item
            name="text"
            label={asked === 'extended' ? t.reason : asked === 'symptom' ? t.what : t.where}
            rules={[{ required: asked === 'extended' || asked === 'symptom', whitespace: true }]}
          >
            <Input.TextArea maxLength={500} rows={2} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function tellingOf(step: Asked, workerId: string, { text, until }: Required<Answers>): Telling {
  if (step === 'symptom') return { kind: 'symptom', workerId, what: text };
  if (step === 'extended') return { kind: 'extended', workerId, until, reason: text };
  return { kind: step, workerId, ...(text !== '' && { where: text }) };
}
