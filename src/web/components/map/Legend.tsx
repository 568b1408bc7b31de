import { useTexts } from '../../lib/useTexts.ts';
import classes from './map.module.css';
import { shadeOf } from './shades.ts';
import { texts } from './texts.ts';
import type { MapRoute } from './types.ts';

interface LegendProps {
  limits: readonly number[] | null;
  routes: readonly MapRoute[];
}

/** What shades and dashes mean. */
export function Legend({ limits, routes }: LegendProps) {
  const t = useTexts(texts);
  const kinds = new Set(routes.flatMap(({ legs }) => legs.map(({ isEstimated }) => isEstimated)));
  if (limits === null && kinds.size === 0) return null;
  return (
    <div className={classes.legend}>
      {limits !== null && (
        <>
          <span>{t.people}</span>
          {limits.map((limit, i) => (
            <span key={limit} className={classes.legendItem}>
              <i className={classes.swatch} data-shade={shadeOf(limit, limits)} />
              {rangeOf(limits[i - 1] ?? 0, limit)}
            </span>
          ))}
        </>
      )}
      {kinds.has(false) && (
        <span className={classes.legendItem}>
          <i className={classes.solidLine} />
          {t.road}
        </span>
      )}
      {kinds.has(true) && (
        <span className={classes.legendItem}>
          <i className={classes.dashedLine} />
          {t.estimated}
        </span>
      )}
    </div>
  );
}

function rangeOf(below: number, limit: number): string {
  return below + 1 >= limit ? String(limit) : `${below + 1}–${limit}`;
}
