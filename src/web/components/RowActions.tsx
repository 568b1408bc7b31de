import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTexts } from '../lib/useTexts.ts';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

export interface RowAction {
  key: string;
  label: string;
  /** Asks first; such an action takes something away. */
  confirm?: { title: string; hint: string };
  onSelect(): void;
}

/** What can be done with one row of a table, behind one button. */
export function RowActions({ label, items }: { label: string; items: readonly RowAction[] }) {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  const select = (key: string) => {
    const item = items.find((one) => one.key === key)!;
    if (item.confirm === undefined) {
      item.onSelect();
      return;
    }
    void modal.confirm({
      title: item.confirm.title,
      content: item.confirm.hint,
      okText: item.label,
      okButtonProps: { danger: true },
      cancelText: t.cancel,
      onOk: item.onSelect,
    });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items.map(({ key, label: text, confirm }) => ({ key, label: text, danger: confirm !== undefined })),
        onClick: ({ key }) => select(key),
      }}
    >
      <Button size="small" icon={<MoreOutlined />} aria-label={label} />
    </Dropdown>
  );
}
