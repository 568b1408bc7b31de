import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

const kind = 'lodger';

interface BedDrag {
  /** Who can be dragged; null: nobody has the bed. */
  workerId: string | null;
  /** Whether people can be dropped on it. */
  isBed: boolean;
  onBegin: () => void;
  onDrop: (workerId: string) => void;
}

/** Lets whoever has a bed be dragged, and others be dropped on it. @returns whether somebody is held over it */
export function useBedDrag(
  element: RefObject<HTMLElement | null>,
  { workerId, isBed, onBegin, onDrop }: BedDrag,
): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef({ onBegin, onDrop });
  latest.current = { onBegin, onDrop };
  useEffect(() => {
    if (element.current === null) return;
    const target = dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => isBed && source.data.kind === kind && source.data.workerId !== workerId,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current.onDrop(String(source.data.workerId));
      },
    });
    if (workerId === null) return target;
    const source = draggable({
      element: element.current,
      getInitialData: () => ({ kind, workerId }),
      onDragStart: () => latest.current.onBegin(),
    });
    return combine(target, source);
  }, [element, workerId, isBed]);
  return isOver;
}
