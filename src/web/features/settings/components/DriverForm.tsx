import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useDone } from '../../../lib/useDone.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { DepotField } from './DepotField.tsx';
import type { Driver } from './DriversTab.tsx';
import classes from './settings.module.css';

interface DriverFormProps {
  batchId: string;
  /** The driver who is edited; null for a new one. */
  driver: Driver | null;
  onClose(): void;
}

interface Entries {
  driverId: string;
  name: string;
  phone: string;
  depotId: string;
  licenceExpires: string;
  drivenLast7dMin: number;
  drivenLast14dMin: number | null;
}

/** A new driver, or other values of one; name and phone stay where they are left empty. */
export function DriverForm({ batchId, driver, onClose }: DriverFormProps) {
  const t = useTexts(texts);
  const done = useDone(onClose);
  const on = { outdates: ['listDrivers'] as const, onSuccess: () => done(t.saved) };
  const add = useChange('addDriver', on);
  const edit = useChange('editDriver', on);
  const isNew = driver === null;
  const send = ({ driverId, name, phone, ...entries }: Entries) => {
    if (isNew) {
      add.mutate({ params: { batchId }, body: { driverId, name, phone, ...entries } });
      return;
    }
    const told = { ...(name.trim() !== '' && { name }), ...(phone.trim() !== '' && { phone }) };
    edit.mutate({
      params: { batchId, driverId: driver.driverId },
      version: driver.version,
      body: { ...entries, ...told },
    });
  };
  const needed = [{ required: true, message: t.needed }];
  const initial = { drivenLast7dMin: 0, drivenLast14dMin: null, ...driver, name: '', phone: '' };
  return (
    <FormDialog<Entries>
      title={isNew ? t.addDriver : t.editDriver(driver.driverId)}
      okText={t.save}
      initial={initial}
      sends={[add, edit]}
      onSend={send}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <Form.Item name="driverId" label={t.driverId} rules={needed}>
          <Input maxLength={64} disabled={!isNew} />
        </Form.Item>
        <DepotField batchId={batchId} />
        <Form.Item name="name" label={t.name} rules={isNew ? needed : []}>
          <Input autoComplete="off" placeholder={isNew ? '' : `${driver.nameMasked} · ${t.keepEmpty}`} />
        </Form.Item>
        <Form.Item name="phone" label={t.phone}>
          <Input type="tel" autoComplete="off" placeholder={isNew ? '' : `${driver.phoneMasked} · ${t.keepEmpty}`} />
        </Form.Item>
        <Form.Item name="licenceExpires" label={t.licence} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="drivenLast7dMin" label={t.driven7} rules={needed}>
          <InputNumber min={0} max={7 * 24 * 60} precision={0} suffix={t.minutes} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="drivenLast14dMin" label={t.driven14}>
          <InputNumber min={0} max={14 * 24 * 60} precision={0} suffix={t.minutes} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
