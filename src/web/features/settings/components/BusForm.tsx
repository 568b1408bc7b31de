import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { instantAt, wallClock } from '../../../lib/zonedTime.ts';
import { texts } from '../texts.ts';
import type { Bus } from './BusesTab.tsx';
import { DepotField } from './DepotField.tsx';
import classes from './settings.module.css';

interface BusFormProps {
  batchId: string;
  timeZone: string;
  /** The bus that is edited; null for a new one. */
  bus: Bus | null;
  /** Another bus, whose values a new one begins with. */
  like: Bus | null;
  onClose(): void;
}

interface Entries extends Omit<Bus, 'version' | 'availableFrom'> {
  /** As the browser's field has it, in the batch's time zone. */
  availableFrom: string;
}

/** A new bus, or other values of one. */
export function BusForm({ batchId, timeZone, bus, like, onClose }: BusFormProps) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const on = { outdates: ['listBuses', 'readBatch'] as const, onSuccess: () => done(t.saved) };
  const add = useChange('addBus', on);
  const edit = useChange('editBus', on);
  const known = bus ?? like;
  const send = ({ plate, ...entries }: Entries) => {
    const body = { ...entries, availableFrom: instantAt(entries.availableFrom, timeZone) };
    if (bus === null) add.mutate({ params: { batchId }, body: { plate, ...body } });
    else edit.mutate({ params: { batchId, plate: bus.plate }, version: bus.version, body });
  };
  const needed = [{ required: true, message: t.needed }];
  const initial =
    known === null
      ? {}
      : { ...known, availableFrom: wallClock(known.availableFrom, timeZone), ...(bus === null && { plate: '' }) };
  return (
    <FormDialog<Entries>
      title={bus === null ? t.addBus : t.editBus(bus.plate)}
      okText={t.save}
      initial={initial}
      sends={[add, edit]}
      onSend={send}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <Form.Item name="plate" label={t.plate} rules={needed}>
          <Input maxLength={32} disabled={bus !== null} />
        </Form.Item>
        <Form.Item name="seats" label={t.seats} extra={t.seatsHint} rules={needed}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <DepotField batchId={batchId} />
        <Form.Item name="operator" label={t.operator} rules={[{ required: true, message: t.needed }]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="drivers" label={t.ownDrivers} rules={needed}>
          <InputNumber min={1} max={4} precision={0} />
        </Form.Item>
        <Form.Item name="availableFrom" label={t.availableFrom} rules={needed}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="costDayCny" label={t.costDay} rules={needed}>
          <InputNumber min={0} precision={2} />
        </Form.Item>
        <Form.Item name="costKmCny" label={t.costKm} rules={needed}>
          <InputNumber min={0} precision={2} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
