import classes from './ShareChart.module.css';

interface ShareChartProps {
  label: string;
  /** Days in order; a day without a share has no point. */
  days: readonly { day: string; sharePct: number | null }[];
}

const [width, height] = [640, 160];
const edge = { left: 64, right: 12, top: 16, bottom: 34 };

/** A share of a hundred over days. Beside it there is a table with the same figures. */
export function ShareChart({ label, days }: ShareChartProps) {
  const shown = days.flatMap(({ day, sharePct }) =>
    sharePct === null ? [] : [{ day, sharePct, at: Date.parse(day) }],
  );
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(1, last.at - first.at);
  const most = Math.max(100, ...shown.map(({ sharePct }) => sharePct));
  const x = (at: number) => edge.left + ((at - first.at) / span) * (width - edge.left - edge.right);
  const y = (sharePct: number) => edge.top + (1 - sharePct / most) * (height - edge.top - edge.bottom);
  const line = shown.map(({ at, sharePct }) => `${x(at).toFixed(1)},${y(sharePct).toFixed(1)}`).join(' ');
  return (
    <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, 50, 100].map((share) => (
        <g key={share}>
          <line x1={edge.left} x2={width - edge.right} y1={y(share)} y2={y(share)} className={classes.grid} />
          <text x={edge.left - 6} y={y(share) + 4} textAnchor="end">
            {share}%
          </text>
        </g>
      ))}
      <polyline points={line} className={classes.line} />
      {shown.map(({ at, sharePct, day }) => (
        <circle key={day} cx={x(at)} cy={y(sharePct)} r={3} className={classes.point}>
          <title>{`${day}: ${sharePct.toFixed(1)}%`}</title>
        </circle>
      ))}
      <text x={edge.left} y={height - 4}>
        {first.day}
      </text>
      {last !== first && (
        <text x={width - edge.right} y={height - 4} textAnchor="end">
          {last.day}
        </text>
      )}
    </svg>
  );
}
