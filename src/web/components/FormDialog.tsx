import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../lib/useTexts.ts';
import { FaultNotice } from './FaultNotice.tsx';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

/** A change on its way to the server, or refused there. */
export interface Sending {
  isPending: boolean;
  /** Null where nothing was refused. */
  error: unknown;
}

interface FormDialogProps<Entries extends object> {
  title: string;
  okText: string;
  /** Left out: cancel. */
  closeText?: string;
  initial: Partial<Entries>;
  /** What `onSend` may set going: one that runs keeps the dialog waiting, a refusal stands under the fields. Left out: nothing that one could wait for. */
  sends?: readonly Sending[];
  /** True: what is asked for takes something away. */
  isDanger?: boolean;
  /** True: nothing is left to be sent. */
  isDone?: boolean;
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
  const { title, okText, initial, sends = [], isDanger, isDone, width, onSend, onClose, children } = props;
  const t = useTexts(texts);
  const [own] = Form.useForm<Entries>();
  const form = props.form ?? own;
  const refused = sends.find(({ error }) => error != null);
  return (
    <Modal
      open
      title={title}
      {...(width !== undefined && { width })}
      okText={okText}
      okButtonProps={{ danger: isDanger === true, disabled: isDone === true }}
      cancelText={props.closeText ?? t.cancel}
      confirmLoading={sends.some(({ isPending }) => isPending)}
      onOk={form.submit}
      onCancel={onClose}
    >
      {props.head}
      <Form<Entries> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={onSend}>
        {children}
      </Form>
      {refused !== undefined && <FaultNotice error={refused.error} />}
      {props.foot}
    </Modal>
  );
}
