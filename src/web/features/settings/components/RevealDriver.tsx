import { Descriptions, Form, Modal } from 'antd';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { purposeTexts, texts } from '../texts.ts';
import type { Driver } from './DriversTab.tsx';

type Purpose = keyof typeof purposeTexts;

interface RevealDriverProps {
  batchId: string;
  driver: Driver;
  onClose(): void;
}

/** Name and phone of a driver in full, for a purpose; leaves a trace, and nothing in the cache. */
export function RevealDriver({ batchId, driver: { driverId, nameMasked }, onClose }: RevealDriverProps) {
  const t = useTexts(texts);
  const purposes = useTexts(purposeTexts);
  const [form] = Form.useForm<{ purpose: Purpose }>();
  const reveal = useChange('revealDriver', { gcTime: 0 });
  return (
    <Modal
      open
      title={`${t.reveal} · ${nameMasked}`}
      okText={t.show}
      cancelText={t.close}
      confirmLoading={reveal.isPending}
      okButtonProps={{ disabled: reveal.isSuccess }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t.revealHint}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ purpose: 'contact_driver' }}
        onFinish={(body) => reveal.mutate({ params: { batchId, driverId }, body })}
      >
        <Form.Item name="purpose" label={t.purpose}>
          <Choice
            label={t.purpose}
            options={(Object.keys(purposeTexts) as Purpose[]).map((value) => ({ value, label: purposes[value] }))}
          />
        </Form.Item>
      </Form>
      {reveal.error && <FaultNotice error={reveal.error} />}
      {reveal.data !== undefined && (
        <Descriptions
          bordered
          column={1}
          size="small"
          items={[
            { key: 'name', label: t.name, children: reveal.data.name },
            { key: 'phone', label: t.phone, children: reveal.data.phone },
          ]}
        />
      )}
    </Modal>
  );
}
