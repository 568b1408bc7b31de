import { type PointerEvent, useRef, useState } from 'react';
import type { PlanePoint } from '../../lib/geometry/plane.ts';

/** Drawing round places: with the tool chosen, or with Shift held. */
export interface Lasso {
  isOn: boolean;
  toggle(): void;
  /** Asked by the map when a pointer goes down: whether this one draws instead of moving the map. */
  takes(event: { shiftKey: boolean }): boolean;
  /** What is being drawn, in pixels; null while nothing is. */
  ring: readonly PlanePoint[] | null;
  begin(event: PointerEvent, at: PlanePoint): void;
  go(at: PlanePoint): void;
  /** Ends it. @returns what was drawn; null where nothing was begun */
  end(): readonly PlanePoint[] | null;
}

/** @param isOffered whether the map has anything to be drawn round */
export function useLasso(isOffered: boolean): Lasso {
  const [isOn, setOn] = useState(false);
  const [ring, setRing] = useState<readonly PlanePoint[] | null>(null);
  // pointers come faster than pictures are drawn
  const drawn = useRef<PlanePoint[] | null>(null);
  const takes = ({ shiftKey }: { shiftKey: boolean }) => isOffered && (isOn || shiftKey);
  return {
    isOn,
    toggle: () => setOn((was) => !was),
    takes,
    ring,
    begin(event, at) {
      if (!takes(event) || event.button !== 0 || (event.target as Element).closest('button') !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drawn.current = [at];
      setRing(drawn.current);
    },
    go(at) {
      if (drawn.current === null) return;
      drawn.current = [...drawn.current, at];
      setRing(drawn.current);
    },
    end() {
      const done = drawn.current;
      drawn.current = null;
      setRing(null);
      if (done !== null) setOn(false);
      return done;
    },
  };
}
