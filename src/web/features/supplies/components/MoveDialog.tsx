import { App, Form, InputNumber } from 'antd';
import {
  type MoveSupplies,
  receiptReasons,
  type SupplyAmounts,
  type SupplyItem,
  type SupplyPlace,
  type SupplyReason,
  supplyItems,
  supplyWords,
  writeOffReasons,
} from '../../../../contract/supplies.ts';
import { inLocale } from '../../../../contract/text.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { randomUuid } from '../../../lib/randomUuid.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { placeName } from '../place.ts';
import { texts } from '../texts.ts';

/** What somebody wants to do; quantities that suggest themselves. */
export type Move =
  | { kind: 'received' | 'written_off' }
  | { kind: 'issued' | 'returned'; place: SupplyPlace; amounts: SupplyAmounts };

type Answers = Partial<Record<SupplyItem, number | null>> & { reason?: SupplyReason };

interface MoveDialogProps {
  batchId: string;
  move: Move;
  onClose: () => void;
}

const reasons = { received: receiptReasons, written_off: writeOffReasons };

/** Quantities of a movement, and why where supplies come to the batch or leave it. */
export function MoveDialog({ batchId, move, onClose }: MoveDialogProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  const done = useDone(onClose);
  const note = useChange('moveSupplies', {
    outdates: ['readSupplies', 'listSupplyMovements', 'readSupplyNeeds'],
    onSuccess: () => done(t.done),
  });
  const write = (answers: Answers) => {
    const body = movementOf(move, answers);
    if (body === null) void message.error(t.nothing);
    else note.mutate({ params: { batchId }, body });
  };
  const title = 'place' in move ? `${t[move.kind]} · ${inLocale(placeName(move.place), locale)}` : t[move.kind];
  return (
    <FormDialog<Answers>
      title={title}
      okText={t.ok}
      initial={valuesOf(move)}
      sends={[note]}
      onSend={write}
      onClose={onClose}
    >
      {supplyItems.map((item) => (
        <Form.Item key={item} name={item} label={inLocale(supplyWords[item].name, locale)}>
          <InputNumber
            min={0}
            max={10_000_000}
            precision={0}
            suffix={inLocale(supplyWords[item].unit, locale)}
            style={{ width: '100%' }}
          />
        </Form.Item>
      ))}
      {(move.kind === 'received' || move.kind === 'written_off') && (
        <Form.Item name="reason" label={t.reason}>
          <Choice
            id="reason"
            label={t.reason}
            options={reasons[move.kind].map((value) => ({ value, label: t[value] }))}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function valuesOf(move: Move): Answers {
  if ('amounts' in move) {
    const asked = supplyItems.filter((item) => move.amounts[item] > 0);
    return Object.fromEntries(asked.map((item) => [item, move.amounts[item]]));
  }
  return { reason: reasons[move.kind][0] };
}

/** Null where nothing is moved. */
function movementOf(move: Move, { reason, ...amounts }: Answers): MoveSupplies | null {
  const lines = supplyItems.flatMap((item) => {
    const quantity = amounts[item] ?? 0;
    return quantity > 0 ? [{ item, quantity }] : [];
  });
  if (lines.length === 0) return null;
  const said = 'place' in move ? { kind: move.kind, place: move.place } : { kind: move.kind, reason };
  return { ...said, id: randomUuid(), lines } as MoveSupplies;
}
