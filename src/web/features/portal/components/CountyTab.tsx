import { Button, Empty, Table, Tag, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { CountyMap } from '../../../components/map/CountyMap.tsx';
import type { MapTarget } from '../../../components/map/types.ts';
import { useCountyByCode } from '../../../components/map/useShapes.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { byCounty, type CountyCount } from '../byCounty.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import { useWorkers } from '../useWorkers.ts';
import classes from './portal.module.css';

/** Where the company's people are fetched, on the map and in a table: both show and choose the same counties. */
export function CountyTab({ batchId, companyId }: CompanyPlace) {
  const t = useTexts(texts);
  const countyOf = useCountyByCode();
  const [, setSearch] = useSearchParams();
  const { data: workers, error, refetch } = useWorkers({ batchId, companyId });
  const [selected, setSelected] = useState<MapTarget | null>(null);
  const [hovered, setHovered] = useState<MapTarget | null>(null);
  const counts = useMemo(() => byCounty(workers ?? []), [workers]);
  const figures = useMemo(() => new Map(counts.map(({ adcode, people }) => [adcode, people])), [counts]);
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (workers === undefined) return <Loading />;
  if (counts.length === 0) return <Empty description={t.noPeople} />;

  const nameOf = (adcode: string) => countyOf(adcode)?.name ?? adcode;
  const describe = ({ id }: MapTarget) => {
    const count = counts.find(({ adcode }) => adcode === id);
    const { prefecture = '' } = countyOf(id) ?? {};
    return (
      <>
        <strong>{nameOf(id)}</strong> {prefecture}
        <br />
        {t.people(count?.people ?? 0)}
        {count !== undefined && count.inferred > 0 && ` · ${t.inferredCount(count.inferred)}`}
      </>
    );
  };
  return (
    <>
      <p className={classes.hint}>{t.countiesHint}</p>
      <div className={classes.beside}>
        <div className={classes.map}>
          <CountyMap
            label={t.mapLabel}
            counties={figures}
            selected={selected}
            hovered={hovered}
            onSelect={setSelected}
            onHover={setHovered}
            describe={describe}
          />
        </div>
        <Table<CountyCount>
          rowKey="adcode"
          size="small"
          dataSource={counts}
          pagination={false}
          scroll={{ y: 460 }}
          rowClassName={({ adcode }) =>
            adcode === selected?.id ? classes.chosen! : adcode === hovered?.id ? classes.pointed! : ''
          }
          onRow={({ adcode }) => ({
            onMouseEnter: () => setHovered({ kind: 'county', id: adcode }),
            onMouseLeave: () => setHovered(null),
            onClick: () => setSelected({ kind: 'county', id: adcode }),
          })}
          columns={[
            { title: t.county, render: (_, { adcode }) => nameOf(adcode) },
            { title: t.prefecture, render: (_, { adcode }) => countyOf(adcode)?.prefecture ?? '' },
            { title: t.headcount, dataIndex: 'people', align: 'right', width: 70 },
            {
              title: <Tooltip title={t.inferredHint}>{t.inferred}</Tooltip>,
              width: 70,
              align: 'right',
              render: (_, { inferred }) => (inferred === 0 ? '' : <Tag color="warning">{inferred}</Tag>),
            },
            {
              title: '',
              width: 90,
              render: (_, { adcode }) => (
                <Button type="link" size="small" onClick={() => setSearch({ tab: 'people', search: nameOf(adcode) })}>
                  {t.showPeople}
                </Button>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
