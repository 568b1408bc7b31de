import { Button, Empty, Table } from 'antd';
import { useMemo, useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { CountyMap } from '../../../components/map/CountyMap.tsx';
import type { MapTarget } from '../../../components/map/types.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';
import classes from './Batch.module.css';

type County = ReplyOf<'readDemand'>['counties'][number];

/** Where people wait, on the map and in a table: both point at the same counties. */
export function BatchDemand({ batchId }: { batchId: string }) {
  const t = useTexts(batchTexts);
  const { data, error, refetch } = useAnswer('readDemand', { params: { batchId } });
  const [selected, setSelected] = useState<MapTarget | null>(null);
  const [hovered, setHovered] = useState<MapTarget | null>(null);
  const counties = useMemo(() => [...(data?.counties ?? [])].sort((a, b) => b.workers - a.workers), [data]);
  const figures = useMemo(() => new Map(counties.map(({ adcode, workers }) => [adcode, workers])), [counties]);
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
  const describe = ({ kind, id }: MapTarget) => {
    const county = counties.find(({ adcode }) => adcode === id);
    if (kind !== 'county' || county === undefined) return null;
    return t.countyWords(county.name, county.workers, county.companies);
  };
  return (
    <div className={classes.beside}>
      <div className={classes.map}>
        <CountyMap
          label={t.demand}
          counties={figures}
          points={points}
          selected={selected}
          hovered={hovered}
          onSelect={setSelected}
          onHover={setHovered}
          describe={describe}
        />
      </div>
      <Table<County>
        size="small"
        rowKey="adcode"
        dataSource={counties}
        pagination={false}
        scroll={{ y: 520 }}
        rowClassName={({ adcode }) =>
          adcode === selected?.id ? classes.chosen! : adcode === hovered?.id ? classes.pointed! : ''
        }
        onRow={({ adcode }) => ({
          onMouseEnter: () => setHovered({ kind: 'county', id: adcode }),
          onMouseLeave: () => setHovered(null),
          onClick: () => setSelected({ kind: 'county', id: adcode }),
        })}
        columns={[
          {
            title: t.county,
            render: (_, { adcode, name }) => (
              <Button type="link" size="small" onClick={() => setSelected({ kind: 'county', id: adcode })}>
                {name}
              </Button>
            ),
          },
          { title: t.people, align: 'right', width: 80, dataIndex: 'workers' },
          { title: t.firms, align: 'right', width: 80, dataIndex: 'companies' },
          {
            title: t.pickups,
            render: (_, { name, pickups }) =>
              pickups.map((pickup) => `${pickup.name ?? name} ${pickup.workers}`).join('、'),
          },
        ]}
      />
    </div>
  );
}
