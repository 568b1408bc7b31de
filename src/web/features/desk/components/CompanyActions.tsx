import { App } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { type RowAction, RowActions } from '../../../components/RowActions.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';
import type { CompanyStanding } from '../model/companyStandings.ts';

interface CompanyActionsProps {
  batchId: string;
  company: CompanyStanding;
  onOpen(): void;
}

/** What a dispatcher can do with a company of a batch: read its application, take it out. */
export function CompanyActions({ batchId, company, onOpen }: CompanyActionsProps) {
  const t = useTexts(batchTexts);
  const { modal, message } = App.useApp();
  const { companyId, name, state } = company;
  const remove = useChange('removeBatchCompany', {
    outdates: ['listApplications', 'listBatchCompanies', 'readBatch', 'listRequests'],
    onSuccess: () => message.success(t.removed(name)),
    onError: (error) => void modal.error({ content: <FaultNotice error={error} />, width: 560 }),
  });
  const items: RowAction[] = [
    ...(state === null ? [] : [{ key: 'open', label: t.openApplication, onSelect: onOpen }]),
    {
      key: 'remove',
      label: t.remove,
      confirm: { title: t.removeTitle(name), hint: t.removeHint },
      onSelect: () => remove.mutate({ params: { batchId, companyId } }),
    },
  ];
  return <RowActions label={t.companyActions(name)} items={items} />;
}
