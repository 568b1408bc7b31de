import { UndoOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { applicationTexts } from '../applicationTexts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';

/** Takes an application back that the district has not decided yet, so that it can be changed. */
export function RecallButton({ place, version }: { place: CompanyPlace; version: number }) {
  const t = useTexts(applicationTexts);
  const { modal, message } = App.useApp();
  const recall = useChange('recallApplication', {
    outdates: ['readApplication', 'listApplications'],
    onSuccess: () => message.success(t.recalled),
    onError: (error) => void modal.error({ content: <FaultNotice error={error} /> }),
  });
  const ask = () =>
    void modal.confirm({
      title: t.recallTitle,
      content: t.recallHint,
      okText: t.recall,
      cancelText: t.cancel,
      onOk: () => recall.mutate({ params: place, version }),
    });
  return (
    <Button size="small" icon={<UndoOutlined />} loading={recall.isPending} onClick={ask}>
      {t.recall}
    </Button>
  );
}
