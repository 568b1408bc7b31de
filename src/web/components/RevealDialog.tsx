import { Descriptions, Form } from 'antd';
import { useTexts } from '../lib/useTexts.ts';
import { Choice } from './Choice.tsx';
import { FormDialog, type Sending } from './FormDialog.tsx';

const texts = {
  title: (name: string) => ({ zh: `查看完整信息 · ${name}`, en: `See full values · ${name}` }),
  hint: { zh: '查看会留下记录。', en: 'This leaves a trace in the audit log.' },
  purpose: { zh: '用途', en: 'Purpose' },
  show: { zh: '查看', en: 'Show' },
  close: { zh: '关闭', en: 'Close' },
};

interface RevealDialogProps<Purpose extends string> {
  /** The person as lists show him. */
  nameMasked: string;
  /** Purposes and what people call them, the commonest first. */
  purposes: Readonly<Record<Purpose, string>>;
  /** The question for the values. */
  send: Sending;
  /** The values, once they were shown. */
  values: readonly { label: string; value: string }[] | null;
  onReveal(purpose: Purpose): void;
  onClose(): void;
}

/** Shows values in full that lists mask, once a purpose is named; the server notes who looked. */
export function RevealDialog<Purpose extends string>(props: RevealDialogProps<Purpose>) {
  const { nameMasked, purposes, send, values, onReveal, onClose } = props;
  const t = useTexts(texts);
  const options = (Object.keys(purposes) as Purpose[]).map((value) => ({ value, label: purposes[value] }));
  const shown = values !== null && (
    <Descriptions
      bordered
      column={1}
      size="small"
      items={values.map(({ label, value }) => ({ key: label, label, children: value }))}
    />
  );
  return (
    <FormDialog<{ purpose: Purpose }>
      title={t.title(nameMasked)}
      okText={t.show}
      initial={{ purpose: options[0]!.value }}
      sends={[send]}
      closeText={t.close}
      isDone={values !== null}
      head={<p>{t.hint}</p>}
      foot={shown}
      onSend={({ purpose }) => onReveal(purpose)}
      onClose={onClose}
    >
      <Form.Item name="purpose" label={t.purpose}>
        <Choice label={t.purpose} options={options} />
      </Form.Item>
    </FormDialog>
  );
}
