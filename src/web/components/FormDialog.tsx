import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../lib/useTexts.ts';
import { FaultNotice } from './FaultNotice.tsx';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

interface FormDialogProps<Entries extends object> {
  title: string;
  okText: string;
  /** Left out: cancel. */
  closeText?: string;
  initial: Partial<Entries>;
  isPending: boolean;
  /** True: what is asked for takes something away. */
  isDanger?: boolean;
  /** True: nothing is left to be sent. */
  isDone?: boolean;
  /** Why the server refused; null where it did not. */
  error: unknown;
  /** For dialogs that look at what is entered, or enter something themselves. */
  form?: FormInstance<Entries>;
  /** Pixels. */
  width?: number;
  /** What stands before the fields, and after them. */
  head?: ReactNode;
  foot?: ReactNode;
  /** Called once every field is as it must be. */
  onSend(entries: Entries): void;
  onClose(): void;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that asks for something and sends it; what the server refuses stands under the fields. */
export function FormDialog<Entries extends object>(props: FormDialogProps<Entries>) {
  const { title, okText, initial, isPending, isDanger, isDone, error, width, onSend, onClose, children } = props;
  const t = useTexts(texts);
  const [own] = Form.useForm<Entries>();
  const form = props.form ?? own;
  return (
    <Modal
      open
      title={title}
      {...(width !== undefined && { width })}
      okText={okText}
      okButtonProps={{ danger: isDanger === true, disabled: isDone === true }}
      cancelText={props.closeText ?? t.cancel}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {props.head}
      <Form<Entries> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={onSend}>
        {children}
      </Form>
      {error != null && <FaultNotice error={error} />}
      {props.foot}
    </Modal>
  );
}
