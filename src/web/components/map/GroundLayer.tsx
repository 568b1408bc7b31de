import { memo } from 'react';
import type { Size, View } from '../../lib/geometry/view.ts';
import classes from './map.module.css';
import { shadeOf } from './shades.ts';
import type { Shapes } from './shapes.ts';

interface GroundLayerProps {
  shapes: Shapes;
  view: View;
  size: Size;
  counties: ReadonlyMap<string, number>;
  limits: readonly number[];
  selected: string | null;
  hovered: string | null;
}

/** Counties and borders. What moves is one transformation; the shapes themselves are drawn anew only when figures change. */
export function GroundLayer({ shapes, view, size, counties, limits, selected, hovered }: GroundLayerProps) {
  const { x, y, scale } = view;
  const move = `translate(${size.width / 2} ${size.height / 2}) scale(${scale}) translate(${-x} ${-y})`;
  const marked = shapes.counties.filter(({ adcode }) => adcode === selected || adcode === hovered);
  return (
    <g transform={move}>
      <Ground shapes={shapes} counties={counties} limits={limits} />
      {marked.map(({ adcode, path }) => (
        <path key={adcode} d={path} className={adcode === selected ? classes.selectedCounty : classes.hoveredCounty} />
      ))}
    </g>
  );
}

const Ground = memo(function Ground({
  shapes,
  counties,
  limits,
}: Pick<GroundLayerProps, 'shapes' | 'counties' | 'limits'>) {
  return (
    <>
      {shapes.counties.map(({ adcode, path }) => (
        <path
          key={adcode}
          d={path}
          data-adcode={adcode}
          data-shade={shadeOf(counties.get(adcode), limits)}
          className={classes.county}
        />
      ))}
      <path d={shapes.prefectureBorders} className={classes.prefectures} />
      <path d={shapes.provinceBorders} className={classes.provinces} />
    </>
  );
});
