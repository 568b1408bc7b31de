import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { LongText } from '../../../components/LongText.tsx';
import type { ApiFault } from '../../../lib/api/fault.ts';
import { client, keyOf } from '../../../lib/api/hooks.ts';
import type { InputOf, ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationTexts } from '../applicationTexts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import classes from './portal.module.css';

interface ApplicationFormProps {
  place: CompanyPlace;
  application: ReplyOf<'readApplication'>;
  /** Whether it may be changed and submitted. */
  isOpen: boolean;
}

interface Entries {
  contact: string;
  phone: string;
  receiveFrom: string;
  receiveTo: string;
  isolationPlan: string;
}

/** Saves what was entered as a draft, or saves and submits it. */
export function ApplicationForm({ place, application, isOpen }: ApplicationFormProps) {
  const t = useTexts(applicationTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Entries>();
  const { contactMasked, phoneMasked, receiveFrom, receiveTo, isolationPlan, version, state } = application;
  const queries = useQueryClient();
  const send = useMutation<void, ApiFault, { entries: Entries; isFinal: boolean }>({
    mutationFn: async ({ entries, isFinal }) => {
      const saved = await client.call('saveApplication', { params: place, version, body: bodyOf(entries) });
      if (isFinal) await client.call('submitApplication', { params: place, version: saved.version });
    },
    onSuccess: (_, { isFinal }) => void message.success(isFinal ? t.submitted : t.saved),
    // what was saved stays saved where submitting is refused
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf('readApplication') }),
  });
  const needed = (masked: string) => [{ required: masked === '', message: t.missing }];
  const pair = ({ getFieldValue }: { getFieldValue(name: string): string }) => ({
    validator: (_: unknown, value: string) =>
      (value === '') === (getFieldValue('receiveFrom') === '')
        ? Promise.resolve()
        : Promise.reject(new Error(t.receivePair)),
  });
  return (
    <Form<Entries>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!isOpen}
      initialValues={{
        contact: '',
        phone: '',
        receiveFrom: receiveFrom ?? '',
        receiveTo: receiveTo ?? '',
        isolationPlan,
      }}
      onFinish={(entries) => send.mutate({ entries, isFinal: true })}
    >
      <div className={classes.pair}>
        <Form.Item name="contact" label={t.contact} rules={needed(contactMasked)}>
          <Input placeholder={contactMasked === '' ? '' : t.asNow(contactMasked)} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t.phone} rules={needed(phoneMasked)}>
          <Input type="tel" placeholder={phoneMasked === '' ? '' : t.asNow(phoneMasked)} autoComplete="off" />
        </Form.Item>
        <Form.Item name="receiveFrom" label={t.receiveFrom} extra={t.receiveHint}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="receiveTo" label={t.receiveTo} dependencies={['receiveFrom']} rules={[pair]}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="isolationPlan" label={t.isolationPlan} extra={t.isolationHint}>
        <LongText maxLength={4000} disabled={!isOpen} />
      </Form.Item>
      {send.error && <FaultNotice error={send.error} />}
      {isOpen && (
        <div className={classes.tools}>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {state === 'returned' ? t.resubmit : t.submit}
          </Button>
          <Button
            disabled={send.isPending}
            onClick={() => send.mutate({ entries: form.getFieldsValue(), isFinal: false })}
          >
            {t.save}
          </Button>
        </div>
      )}
    </Form>
  );
}

/** Contact and phone that were left empty stay as they are. */
function bodyOf({
  contact,
  phone,
  receiveFrom,
  receiveTo,
  isolationPlan,
}: Entries): InputOf<'saveApplication'>['body'] {
  return {
    ...(contact.trim() !== '' && { contact }),
    ...(phone.trim() !== '' && { phone }),
    receiveFrom: receiveFrom || null,
    receiveTo: receiveTo || null,
    isolationPlan,
  };
}
