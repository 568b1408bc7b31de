import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef } from 'react';
import type { Cargo } from '../model/cargo.ts';
import type { TargetId } from '../model/dropEdit.ts';
import { useDesk } from './DeskContext.tsx';
import type { DragStore } from './dragStore.ts';
import { useMoving } from './useMoving.ts';

/** Lets an element be dragged; `cargoOf` is asked when that begins. */
export function useDraggable(element: RefObject<HTMLElement | null>, cargoOf: () => Cargo | null): void {
  const { begin } = useMoving();
  const latest = useRef(cargoOf);
  latest.current = cargoOf;
  useEffect(() => {
    if (element.current === null) return;
    return draggable({
      element: element.current,
      canDrag: () => latest.current() !== null,
      onDragStart: () => {
        const cargo = latest.current();
        if (cargo !== null) begin(cargo);
      },
    });
  }, [element, begin]);
}

/** Lets dragged people be dropped on an element. */
export function useDropTarget(element: RefObject<HTMLElement | null>, target: TargetId): void {
  const { drag } = useDesk();
  const { put } = useMoving();
  useEffect(() => {
    if (element.current === null) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: () => drag.cargo() !== null && drag.cargo()?.from !== target,
      onDragEnter: () => drag.enter(target),
      onDragLeave: () => drag.enter(null),
      onDrop: () => {
        const cargo = drag.cargo();
        if (cargo !== null) void put(cargo, target);
      },
    });
  }, [element, target, drag, put]);
}

/** Ends what was begun by dragging, wherever it was dropped: the element that was dragged may be gone by then. */
export function useDragEnd(drag: DragStore): void {
  useEffect(() => monitorForElements({ onDrop: () => drag.end() }), [drag]);
}
