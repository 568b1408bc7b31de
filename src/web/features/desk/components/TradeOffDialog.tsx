import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TradeOffPoint } from '../../../../contract/plan.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { ApiFault } from '../../../lib/api/fault.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { tradeOffTexts } from '../dialogTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useConfirmed } from '../state/useConfirmed.ts';
import { TradeOffChart } from './TradeOffChart.tsx';

/** The plans between cheapest and fewest contacts, to choose one. */
export function TradeOffDialog({ onClose }: { onClose: () => void }) {
  const { view, draft, editing } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(tradeOffTexts);
  const navigate = useNavigate();
  const confirmed = useConfirmed();
  const [marked, setMarked] = useState<number | null>(null);
  const points = view.plan.tradeOff?.points ?? [];
  const draw = useChange('requestPlan', {
    outdates: ['listPlans'],
    onSuccess: ({ planId }) => void navigate(`/desk/plans/${planId}`),
  });
  const adopt = async (point: number) => {
    const outcome = await confirmed((confirm) => editing.adopt({ kind: 'trade_off', point }, confirm));
    if (!(outcome instanceof ApiFault)) onClose();
  };
  if (points.length === 0)
    return (
      <Modal
        open
        title={t.title}
        okText={t.draw}
        confirmLoading={draw.isPending}
        onCancel={onClose}
        onOk={() => draw.mutate({ params: { batchId: draft.batchId }, body: { tradeOff: true, locale } })}
      >
        <p>{t.none}</p>
        {draw.error !== null && <FaultNotice error={draw.error} />}
      </Modal>
    );
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Modal open width={860} title={t.title} footer={null} onCancel={onClose}>
      <p>{t.explain}</p>
      <TradeOffChart points={points} now={draft.kpis} marked={marked} />
      <Table<TradeOffPoint & { point: number }>
        size="small"
        rowKey="point"
        dataSource={points.map((one, point) => ({ ...one, point }))}
        pagination={false}
        onRow={({ point }) => ({ onMouseEnter: () => setMarked(point), onMouseLeave: () => setMarked(null) })}
        rowClassName={({ point }) => (point === marked ? 'ant-table-row-selected' : '')}
        columns={[
          { title: t.contacts, align: 'right', render: (_, one) => number(one.contactPairs) },
          { title: t.cost, align: 'right', render: (_, one) => number(one.costCny) },
          { title: t.buses, align: 'right', dataIndex: 'buses' },
          { title: t.perBus, align: 'right', dataIndex: 'companiesPerBusMax' },
          { title: t.split, align: 'right', dataIndex: 'splitGroups' },
          { title: t.price, align: 'right', dataIndex: 'contactPairCny' },
          {
            title: '',
            render: (_, { point }) => (
              <Button size="small" disabled={editing.isBusy} onClick={() => void adopt(point)}>
                {t.adopt}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  );
}
