import { Descriptions, Form, Modal } from 'antd';
import { type RevealableField, revealableFields, revealPurposes } from '../../../../contract/api/people.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts, purposeTexts } from '../peopleTexts.ts';
import type { Person } from '../person.ts';

type Purpose = (typeof revealPurposes)[number];

interface RevealDialogProps {
  batchId: string;
  person: Person;
  onClose(): void;
}

/** Shows a person's values in full, for a purpose; leaves a trace, and nothing in the cache. */
export function RevealDialog({ batchId, person: { claimId, nameMasked }, onClose }: RevealDialogProps) {
  const t = useTexts(peopleTexts);
  const purposes = useTexts(purposeTexts);
  const [form] = Form.useForm<{ purpose: Purpose }>();
  const reveal = useChange('revealWorker', { gcTime: 0 });
  const show = ({ purpose }: { purpose: Purpose }) =>
    reveal.mutate({ params: { batchId, claimId }, body: { fields: [...revealableFields], purpose } });
  const names: Record<RevealableField, string> = {
    name: t.name,
    idNumber: t.idNumber,
    phone: t.phone,
    remark: t.remark,
  };
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
      <Form form={form} layout="vertical" initialValues={{ purpose: 'contact_worker' }} onFinish={show}>
        <Form.Item name="purpose" label={t.purpose}>
          <Choice label={t.purpose} options={revealPurposes.map((value) => ({ value, label: purposes[value] }))} />
        </Form.Item>
      </Form>
      {reveal.error && <FaultNotice error={reveal.error} />}
      {reveal.data !== undefined && (
        <Descriptions
          bordered
          column={1}
          size="small"
          items={revealableFields.map((field) => ({
            key: field,
            label: names[field],
            children: reveal.data[field] ?? '',
          }))}
        />
      )}
    </Modal>
  );
}
