import { Button, Empty, Tag, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { CountyMapTable } from '../../../components/map/CountyMapTable.tsx';
import { useCountyByCode } from '../../../components/map/useShapes.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { byCounty, type CountyCount } from '../byCounty.ts';
import { texts } from '../texts.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import { useWorkers } from '../useWorkers.ts';
import classes from './portal.module.css';

const peopleOf = ({ people }: CountyCount) => people;

/** Where the company's people are fetched, on the map and in a table. */
export function CountyTab({ batchId, companyId }: CompanyPlace) {
  const t = useTexts(texts);
  const countyOf = useCountyByCode();
  const [, setSearch] = useSearchParams();
  const { data: workers, error, refetch } = useWorkers({ batchId, companyId });
  const counts = useMemo(() => byCounty(workers ?? []), [workers]);
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (workers === undefined) return <Loading />;
  if (counts.length === 0) return <Empty description={t.noPeople} />;

  const nameOf = ({ adcode }: CountyCount) => countyOf(adcode)?.name ?? adcode;
  return (
    <>
      <p className={classes.hint}>{t.countiesHint}</p>
      <CountyMapTable<CountyCount>
        label={t.mapLabel}
        rows={counts}
        figureOf={peopleOf}
        nameOf={nameOf}
        nameTitle={t.county}
        describe={(count) => (
          <>
            <strong>{nameOf(count)}</strong> {countyOf(count.adcode)?.prefecture}
            <br />
            {t.people(count.people)}
            {count.inferred > 0 && ` · ${t.inferredCount(count.inferred)}`}
          </>
        )}
        columns={[
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
            render: (_, count) => (
              <Button type="link" size="small" onClick={() => setSearch({ tab: 'people', search: nameOf(count) })}>
                {t.showPeople}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
