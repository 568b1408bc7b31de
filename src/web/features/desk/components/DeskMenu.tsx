import { Dropdown } from 'antd';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { stopCargo, tripCargo } from '../model/cargo.ts';
import { hasLock, isTripLocked } from '../model/locks.ts';
import { menuPlace } from '../model/menuPlace.ts';
import type { Selection } from '../model/selection.ts';
import { staffTexts } from '../staffTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { menuTexts, panelTexts, texts } from '../texts.ts';

interface DeskMenuProps {
  /** Shows the chosen bus in the panel. */
  onDetails(): void;
  children: ReactNode;
}

/**
 * The menu on every bus and stop of map, chart, table, panel and board: a right click, or the menu key (Shift+F10) on what is chosen. It
 * holds what the panes offer elsewhere too.
 */
export function DeskMenu({ onDetails, children }: DeskMenuProps) {
  const { selection } = useDesk();
  const [place, setPlace] = useState<Selection | null>(null);
  const items = useMenuItems(place, onDetails);
  const onContextMenu = (event: MouseEvent) => {
    const found = menuPlace(event.target as Element, selection);
    setPlace(found);
    // a menu of ours without anything in it would only be in the way of the browser's
    if (found === null) event.stopPropagation();
    else selection.select(found.tripId, found.seq);
  };
  return (
    <Dropdown trigger={['contextMenu']} menu={{ items }} destroyOnHidden>
      <div onContextMenuCapture={onContextMenu} style={{ height: '100%' }}>
        {children}
      </div>
    </Dropdown>
  );
}

function useMenuItems(place: Selection | null, onDetails: () => void) {
  const { view, draft, editing, open, openMove, resequence } = useDesk();
  const t = useTexts(menuTexts);
  const d = useTexts(texts);
  const p = useTexts(panelTexts);
  const s = useTexts(staffTexts);
  const facts = place?.tripId == null ? undefined : view.byTrip.get(place.tripId);
  if (facts === undefined) return [];
  const { tripId } = facts;
  const isLocked = isTripLocked(draft.locks, tripId);
  const cargo = place?.seq == null ? null : stopCargo(facts, place.seq);
  const stop = facts.trip.stops.find(({ seq }) => seq === place?.seq);
  const stopLock = { kind: 'stop', tripId, seq: place?.seq ?? 0 } as const;
  const isStopLocked = hasLock(draft.locks, stopLock);
  const ofStop =
    cargo === null || stop === undefined
      ? []
      : [
          { key: 'stop', type: 'group' as const, label: stop.name },
          { key: 'moveStop', label: t.movePeople(cargo.people), onClick: () => openMove(cargo) },
          {
            key: 'lockStop',
            label: isStopLocked ? d.unlockStop(stop.name) : d.lockStop(stop.name),
            onClick: () => void editing.edit({ kind: isStopLocked ? 'unlock' : 'lock', lock: stopLock }),
          },
          { key: 'line', type: 'divider' as const },
        ];
  return [
    ...ofStop,
    { key: 'trip', type: 'group' as const, label: `${tripId} ${facts.trip.bus.plate}` },
    { key: 'details', label: t.details, onClick: onDetails },
    ...(facts.people > 0
      ? [{ key: 'moveTrip', label: t.moveAll(facts.people), onClick: () => openMove(tripCargo(facts)) }]
      : []),
    {
      key: 'lock',
      label: isLocked ? d.unlockTrip(tripId) : d.lockTrip(tripId),
      onClick: () => void editing.edit({ kind: isLocked ? 'unlock' : 'lock', lock: { kind: 'trip', tripId } }),
    },
    { key: 'resequence', label: p.resequence, disabled: editing.isBusy, onClick: () => resequence(tripId) },
    { key: 'staff', label: s.open, onClick: () => open('staff') },
  ];
}
