import { Table } from 'antd';
import type { DormBoard } from '../../../../contract/dormBoard.ts';
import { buildingLabel, type Warden } from '../../../../contract/wardens.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './Dorms.module.css';

/** Which warden looks after which buildings; planners choose. */
export function WardensTab({ board, batchId }: { board: DormBoard; batchId: string }) {
  const t = useTexts(texts);
  const { role } = useMe();
  const { data, error, isPending, refetch } = useAnswer('listWardens', { params: { batchId } });
  const batch = useAnswer('readBatch', { params: { batchId } });
  const assign = useChange('assignWarden', {
    outdates: ['listWardens', 'readObservation', 'readBatch', 'listBatches'],
  });
  const mayAssign = (role === 'dispatcher' || role === 'admin') && batch.data !== undefined && !batch.isFetching;
  const buildings = new Map(
    board.rooms.map((room) => [buildingLabel(room), { site: room.site, building: room.building }]),
  );
  const options = [...buildings.keys()].map((value) => ({ value, label: value }));
  const problem = error ?? assign.error;
  return (
    <>
      <p>{t.wardensHint}</p>
      {problem !== null && <FaultNotice error={problem} onRetry={() => void refetch()} />}
      <Table<Warden>
        rowKey="login"
        size="small"
        loading={isPending}
        dataSource={data?.wardens ?? []}
        locale={{ emptyText: t.noWardens }}
        pagination={false}
        columns={[
          { title: t.warden, dataIndex: 'login' },
          {
            title: t.buildings,
            render: (_, { login, buildings: own }) => (
              <Choice<string[]>
                id={`buildings-${login}`}
                label={t.buildingsOf(login)}
                mode="multiple"
                className={classes.building!}
                disabled={!mayAssign || assign.isPending}
                value={own.map(buildingLabel)}
                placeholder={t.allBuildings}
                options={options}
                onChange={(labels) =>
                  assign.mutate({
                    params: { batchId, login },
                    body: { buildings: labels.flatMap((label) => buildings.get(label) ?? []) },
                    version: batch.data!.version,
                  })
                }
              />
            ),
          },
        ]}
      />
    </>
  );
}
