import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Bounds } from '../../lib/geometry/plane.ts';
import { fitView, panView, type Size, type View, zoomView } from '../../lib/geometry/view.ts';

/** Pixels that one press of an arrow key moves the map by. */
const stepPx = 60;
const steps: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [stepPx, 0],
  ArrowRight: [-stepPx, 0],
  ArrowUp: [0, stepPx],
  ArrowDown: [0, -stepPx],
};
const factors: Record<string, number> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };

/** What is shown of the map and the ways to change it. */
export interface ViewControl {
  view: View | null;
  zoom(factor: number): void;
  showAll(): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface UseView {
  ref: RefObject<HTMLElement | null>;
  size: Size | null;
  /** What `showAll` shows; null until it is known. */
  bounds: Bounds | null;
  zoomsOnWheel: boolean;
  fitKey: string;
  /** Whether a pointer that goes down does something else than moving the map. */
  isTaken(event: { shiftKey: boolean }): boolean;
}

/** Holds what part of the map is shown; wheel, drag, pinch and keys change it. */
export function useView({ ref, size, bounds, zoomsOnWheel, fitKey, isTaken }: UseView): ViewControl {
  const [view, setView] = useState<View | null>(null);
  const showAll = useCallback(() => {
    if (size !== null && bounds !== null) setView(fitView(bounds, size));
  }, [size, bounds]);

  // once both are known, and again when other things are to be shown; not when the window changes its size
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    if (size === null || bounds === null || fitted.current === fitKey) return;
    fitted.current = fitKey;
    setView(fitView(bounds, size));
  }, [size, bounds, fitKey]);

  const taken = useRef(isTaken);
  taken.current = isTaken;
  useEffect(() => {
    const element = ref.current;
    if (element === null || size === null) return;
    const change = (by: (view: View) => View) => setView((before) => (before === null ? null : by(before)));
    return listen(element, { size, zoomsOnWheel, isTaken: (event) => taken.current(event) }, change);
  }, [ref, size, zoomsOnWheel]);

  const zoom = (factor: number) => {
    if (size === null) return;
    const middle = [size.width / 2, size.height / 2] as const;
    setView((before) => (before === null ? null : zoomView(before, factor, middle, size)));
  };
  const pan = (dx: number, dy: number) => setView((before) => (before === null ? null : panView(before, dx, dy)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const [step, factor] = [steps[event.key], factors[event.key]];
    if (step !== undefined) pan(...step);
    else if (factor !== undefined) zoom(factor);
    else if (event.key === '0') showAll();
    else return;
    event.preventDefault();
  };
  return { view, zoom, showAll, onKeyDown };
}

/** Wheel, drag and pinch; React's own wheel listeners cannot keep the page from scrolling. */
function listen(
  element: HTMLElement,
  { size, zoomsOnWheel, isTaken }: Pick<UseView, 'zoomsOnWheel' | 'isTaken'> & { size: Size },
  change: (by: (view: View) => View) => void,
) {
  const pointers = new Map<number, { x: number; y: number }>();
  const place = (x: number, y: number) => {
    const { left, top } = element.getBoundingClientRect();
    return [x - left, y - top] as const;
  };
  const onWheel = (event: WheelEvent) => {
    if (!zoomsOnWheel && !event.ctrlKey) return;
    event.preventDefault();
    const at = place(event.clientX, event.clientY);
    change((view) => zoomView(view, Math.exp(-event.deltaY / 400), at, size));
  };
  const onDown = (event: PointerEvent) => {
    if (!isTaken(event)) pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
    const before = pointers.get(pointerId);
    if (before === undefined) return;
    pointers.set(pointerId, { x: clientX, y: clientY });
    const other = [...pointers].find(([id]) => id !== pointerId)?.[1];
    if (other === undefined) {
      change((view) => panView(view, clientX - before.x, clientY - before.y));
      return;
    }
    const apart = (point: { x: number; y: number }) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    const factor = apart({ x: clientX, y: clientY }) / apart(before);
    change((view) => zoomView(view, factor, place(other.x, other.y), size));
  };
  const onUp = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);

  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('pointerdown', onDown);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onUp);
  return () => {
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('pointerdown', onDown);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onUp);
  };
}
