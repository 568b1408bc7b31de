import { memo } from 'react';
import { type Size, toScreen, type View } from '../../lib/geometry/view.ts';
import classes from './map.module.css';
import type { Shapes } from './shapes.ts';

interface LabelLayerProps {
  shapes: Shapes;
  view: View;
  size: Size;
  counties: ReadonlyMap<string, number>;
}

/** Width of a Chinese character of a label, in pixels. */
const characterPx = 11;

/** Names and figures of counties, where there is room for them. */
export const LabelLayer = memo(function LabelLayer({ shapes, view, size, counties }: LabelLayerProps) {
  const labels = shapes.counties.flatMap(({ adcode, name, bounds, middle }) => {
    const figure = counties.get(adcode);
    const room = (bounds.maxX - bounds.minX) * view.scale;
    const [x, y] = toScreen(view, size, middle);
    const isSeen = x > 0 && y > 0 && x < size.width && y < size.height;
    if (!isSeen || room < name.length * characterPx + 4 || (figure === undefined && view.scale < 1.6)) return [];
    return [{ adcode, name, figure, x, y }];
  });
  return (
    <g aria-hidden className={classes.labels}>
      {labels.map(({ adcode, name, figure, x, y }) => (
        <text key={adcode} x={x} y={y} className={figure === undefined ? classes.plainLabel : classes.label}>
          {name}
          {figure !== undefined && (
            <tspan x={x} dy="1.15em">
              {figure}
            </tspan>
          )}
        </text>
      ))}
    </g>
  );
});
