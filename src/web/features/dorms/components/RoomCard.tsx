import { Tag } from 'antd';
import type { Lodger, MoveTarget } from '../../../../contract/dormBoard.ts';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { RoomView } from '../board.ts';
import { texts } from '../texts.ts';
import { Bed } from './Bed.tsx';
import classes from './Dorms.module.css';

interface RoomCardProps {
  view: RoomView;
  chosen: Lodger | null;
  /** What the server says of the room for who is chosen. */
  target: MoveTarget | undefined;
  onPress: (view: RoomView, bed: number) => void;
  onBegin: (lodger: Lodger) => void;
  onDrop: (workerId: string, view: RoomView, bed: number) => void;
}

/** A room with its beds; while somebody is chosen it shows whether he may come, and why not. */
export function RoomCard({ view, chosen, target, onPress, onBegin, onDrop }: RoomCardProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { room, beds } = view;
  const refusal = chosen === null || target?.refusal == null ? null : inLocale(target.refusal, locale);
  const verdict = chosen === null || target === undefined ? undefined : refusal === null ? 'allowed' : 'forbidden';
  const numbers = Array.from({ length: room.beds }, (_, i) => i + 1);
  return (
    <li className={classes.room} data-verdict={verdict}>
      <h3>
        {room.room}
        <Tag color={room.kind === 'isolation' ? 'warning' : 'default'}>{t[room.kind]}</Tag>
        <Tag>{t[room.sex]}</Tag>
        {room.companyId !== null && <Tag>{room.companyId}</Tag>}
      </h3>
      {numbers.map((bed) => {
        const lodger = beds.get(bed) ?? null;
        return (
          <Bed
            key={bed}
            bed={bed}
            lodger={lodger}
            isChosen={lodger !== null && lodger.workerId === chosen?.workerId}
            refusal={lodger === null ? refusal : null}
            onPress={() => onPress(view, bed)}
            onBegin={() => lodger !== null && onBegin(lodger)}
            onDrop={(workerId) => onDrop(workerId, view, bed)}
          />
        );
      })}
      {refusal !== null && <p className={classes.refusal}>{refusal}</p>}
    </li>
  );
}
