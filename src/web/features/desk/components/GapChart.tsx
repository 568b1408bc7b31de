import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { GapPoint } from '../model/runProgress.ts';
import { runTexts } from '../texts.ts';
import classes from './Run.module.css';

const [width, height] = [640, 120];

/** The gap between plan and bound over the run; its newest value stands beside it as a figure. */
export function GapChart({ points }: { points: readonly GapPoint[] }) {
  const t = useTexts(runTexts);
  const { locale } = useSettings();
  const top = Math.max(10, ...points.map(({ gapPct }) => gapPct));
  const x = (share: number) => Math.round(share * width * 10) / 10;
  const y = (gapPct: number) => Math.round((height - (gapPct / top) * (height - 8)) * 10) / 10;
  const line = points.map(({ share, gapPct }, at) => `${at === 0 ? 'M' : 'L'}${x(share)} ${y(gapPct)}`).join('');
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.gapChart} preserveAspectRatio="none">
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={classes.axis} />
        <path d={line} className={classes.gap} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption>
        {t.gapChart} · {t.scaleTop(formatNumber(top, locale, 0))}
      </figcaption>
    </figure>
  );
}
