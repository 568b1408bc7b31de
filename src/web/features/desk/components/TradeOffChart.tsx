import type { PlanKpis, TradeOffPoint } from '../../../../contract/plan.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { tradeOffTexts } from '../dialogTexts.ts';
import classes from './TradeOffChart.module.css';

const [width, height] = [780, 260];
/** Room for the axes' words. */
const [left, bottom, top, right] = [72, 36, 14, 24];

interface TradeOffChartProps {
  points: readonly TradeOffPoint[];
  /** The draft as it stands. */
  now: Pick<PlanKpis, 'contactPairs' | 'costCny'>;
  /** The one that the mouse is on in the table. */
  marked: number | null;
}

/** Contacts to the right, money upwards, the number of buses beside each point; the table below has the same figures. */
export function TradeOffChart({ points, now, marked }: TradeOffChartProps) {
  const t = useTexts(tradeOffTexts);
  const { locale } = useSettings();
  const x = scaleOf([...points.map(({ contactPairs }) => contactPairs), now.contactPairs], left, width - right);
  const y = scaleOf([...points.map(({ costCny }) => costCny), now.costCny], height - bottom, top);
  const line = points
    .map((one, at) => `${at === 0 ? 'M' : 'L'}${x.at(one.contactPairs)} ${y.at(one.costCny)}`)
    .join('');
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.chart} role="img" aria-label={t.title}>
      <path d={`M${left} ${top}V${height - bottom}H${width - right}`} className={classes.axis} />
      {[x.min, x.max].map((value) => (
        <text key={value} x={x.at(value)} y={height - bottom + 16} textAnchor="middle">
          {formatNumber(value, locale)}
        </text>
      ))}
      {[y.min, y.max].map((value) => (
        <text key={value} x={left - 6} y={y.at(value) + 4} textAnchor="end">
          {formatNumber(value, locale)}
        </text>
      ))}
      <text x={(left + width - right) / 2} y={height - 4} textAnchor="middle">
        {t.contacts}
      </text>
      <text x={left + 6} y={top + 4}>
        {t.cost}
      </text>
      <path d={line} className={classes.line} />
      {points.map((one, at) => (
        <g key={one.contactPairCny} data-marked={marked === at || undefined} className={classes.point}>
          <circle cx={x.at(one.contactPairs)} cy={y.at(one.costCny)} r="6" />
          <text x={x.at(one.contactPairs) + 9} y={y.at(one.costCny) - 6}>
            {one.buses}
          </text>
        </g>
      ))}
      <circle cx={x.at(now.contactPairs)} cy={y.at(now.costCny)} r="10" className={classes.now} />
    </svg>
  );
}

/** A linear scale over values with a little room at both ends, from one pixel to another. */
function scaleOf(values: readonly number[], from: number, to: number) {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(1, max - min);
  const room = 0.06 * span;
  const at = (value: number) => Math.round(from + ((value - min + room) / (span + 2 * room)) * (to - from));
  return { min, max, at };
}
