import { Button } from 'antd';
import { useState } from 'react';
import type { DormBoard, Lodger } from '../../../../contract/dormBoard.ts';
import { buildingLabel } from '../../../../contract/wardens.ts';
import { Choice } from '../../../components/Choice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { bedOf, buildingsOf, floorsOf, type RoomView, targetsByRoom } from '../board.ts';
import { texts } from '../texts.ts';
import { Bed } from './Bed.tsx';
import classes from './Dorms.module.css';
import { MoveDialog, type PendingMove } from './MoveDialog.tsx';
import { RoomCard } from './RoomCard.tsx';

/** Rooms of a building floor by floor, with people to be moved by dragging, or by choosing a person and then a bed. */
export function BoardTab({ board }: { board: DormBoard }) {
  const t = useTexts(texts);
  const { login } = useMe();
  const wardens = useAnswer('listWardens', { params: { batchId: board.batchId } });
  const own = wardens.data?.wardens.find((one) => one.login === login)?.buildings ?? [];
  const buildings = buildingsOf(board, new Set(own.map(buildingLabel)));
  const [asked, setBuilding] = useState<string | null>(null);
  const building = asked ?? buildings[0] ?? '';
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pending, setPending] = useState<PendingMove | null>(null);
  const { planId } = board;
  const chosen = board.lodgers.find(({ workerId }) => workerId === chosenId) ?? null;
  const targets = useAnswer(
    'listMoveTargets',
    { params: { planId }, query: { workerId: chosenId ?? '' } },
    { enabled: chosenId !== null },
  );
  const byRoom = targetsByRoom(targets.data?.targets ?? []);
  const without = board.lodgers.filter(({ bed }) => bed === null);

  const choose = (lodger: Lodger) => setChosenId(lodger.workerId);
  const ask = (workerId: string, { room, beds }: RoomView, bed: number) => {
    const lodger = board.lodgers.find((one) => one.workerId === workerId);
    if (lodger !== undefined) setPending({ lodger, to: bedOf(room, bed), other: beds.get(bed) ?? null });
  };
  const press = (view: RoomView, bed: number) => {
    const lodger = view.beds.get(bed) ?? null;
    if (chosen === null) {
      if (lodger !== null) choose(lodger);
    } else if (lodger?.workerId === chosen.workerId) setChosenId(null);
    else ask(chosen.workerId, view, bed);
  };
  return (
    <>
      <div className={classes.tools}>
        <Choice
          id="building"
          label={t.building}
          className={classes.building}
          showSearch
          value={building}
          onChange={setBuilding}
          options={buildings.map((value) => ({ value, label: value }))}
        />
        <span role="status">{chosen !== null && t.selected(chosen.nameMasked)}</span>
        {chosen !== null && <Button onClick={() => setChosenId(null)}>{t.drop}</Button>}
      </div>
      {without.length > 0 && (
        <section className={classes.without}>
          <h2>{t.without(without.length)}</h2>
          {without.map((lodger) => (
            <Bed
              key={lodger.workerId}
              bed={null}
              lodger={lodger}
              isChosen={lodger.workerId === chosenId}
              refusal={null}
              onPress={() => (lodger.workerId === chosenId ? setChosenId(null) : choose(lodger))}
              onBegin={() => choose(lodger)}
              onDrop={() => undefined}
            />
          ))}
        </section>
      )}
      {floorsOf(board, building).map(({ floor, rooms }) => (
        <section key={floor}>
          <h2>{t.floor(floor)}</h2>
          <ul className={classes.rooms}>
            {rooms.map((view) => (
              <RoomCard
                key={view.key}
                view={view}
                chosen={chosen}
                target={byRoom.get(view.key)}
                onPress={press}
                onBegin={choose}
                onDrop={ask}
              />
            ))}
          </ul>
        </section>
      ))}
      {pending !== null && (
        <MoveDialog
          planId={planId}
          move={pending}
          onClose={(isDone) => {
            setPending(null);
            if (isDone) setChosenId(null);
          }}
        />
      )}
    </>
  );
}
