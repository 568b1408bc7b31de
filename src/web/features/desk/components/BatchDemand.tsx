import { Empty } from 'antd';
import { useMemo } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { CountyMapTable } from '../../../components/map/CountyMapTable.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';

type County = ReplyOf<'readDemand'>['counties'][number];

const peopleOf = ({ workers }: County) => workers;

/** Where people wait, on the map and in a table. */
export function BatchDemand({ batchId }: { batchId: string }) {
  const t = useTexts(batchTexts);
  const { data, error, refetch } = useAnswer('readDemand', { params: { batchId } });
  const counties = useMemo(() => [...(data?.counties ?? [])].sort((a, b) => b.workers - a.workers), [data]);
  const points = useMemo(
    () =>
      counties.flatMap(({ adcode, name, pickups }) =>
        // the county's own figure stands for its seat
        pickups
          .filter((pickup) => pickup.name !== null)
          .map((pickup) => ({
            id: `${adcode} ${pickup.name ?? ''}`,
            kind: 'pickup' as const,
            at: [pickup.lng, pickup.lat] as [number, number],
            label: `${pickup.name ?? name} ${pickup.workers}`,
          })),
      ),
    [counties],
  );
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  if (counties.length === 0) return <Empty description={t.noDemand} />;
  return (
    <CountyMapTable<County>
      label={t.demand}
      rows={counties}
      points={points}
      figureOf={peopleOf}
      nameOf={({ name }) => name}
      nameTitle={t.county}
      describe={({ name, workers, companies }) => t.countyWords(name, workers, companies)}
      columns={[
        { title: t.people, align: 'right', width: 80, dataIndex: 'workers' },
        { title: t.firms, align: 'right', width: 80, dataIndex: 'companies' },
        {
          title: t.pickups,
          render: (_, { name, pickups }) =>
            pickups.map((pickup) => `${pickup.name ?? name} ${pickup.workers}`).join('、'),
        },
      ]}
    />
  );
}
