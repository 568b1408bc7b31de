import { memo } from 'react';
import { project } from '../../lib/geometry/plane.ts';
import { type Size, toScreen, type View } from '../../lib/geometry/view.ts';
import classes from './map.module.css';
import { isSame, type MapPoint, type MapTarget } from './types.ts';

interface PointLayerProps {
  points: readonly MapPoint[];
  view: View;
  size: Size;
  selected: MapTarget | null;
  hovered: MapTarget | null;
}

/** Places: a dot for a pick-up, a square for a company, a diamond for a depot, an arrowhead with its number for a bus. */
export const PointLayer = memo(function PointLayer({ points, view, size, selected, hovered }: PointLayerProps) {
  return (
    <g>
      {points.map(({ id, kind, at, label }) => {
        const [x, y] = toScreen(view, size, project([...at]));
        if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) return null;
        const target: MapTarget = { kind: 'point', id };
        const isMarked = isSame(selected, target) || isSame(hovered, target);
        return (
          <g
            key={id}
            transform={`translate(${x} ${y})`}
            data-point={id}
            className={classes.point}
            data-kind={kind}
            data-marked={isMarked}
          >
            <path d={marks[kind]} />
            {(isMarked || kind === 'bus' || view.scale > 3) && (
              <text y={-9} className={classes.label}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});

const marks: Record<MapPoint['kind'], string> = {
  pickup: 'M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z',
  company: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
  depot: 'M0 -6.5L6.5 0L0 6.5L-6.5 0Z',
  bus: 'M0 7L-6 -5H6Z',
};
