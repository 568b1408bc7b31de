import type { PairError } from './errors.ts';
import { summarise } from './errors.ts';

/** Lengths, in road km, by which the errors are listed. */
const classesKm = [
  [0, 50],
  [50, 200],
  [200, 500],
  [500, 2000],
  [0, 200],
  [200, 2000],
  [0, 2000],
] as const;

const columns = [
  'road km',
  'pairs',
  'km mean',
  'km% mean',
  'km% p95',
  'h% mean',
  'h% p95',
  'in band km',
  'in band h',
  'band median',
];

/** The errors by length of leg as a Markdown table. */
export function errorTable(errors: readonly PairError[]): string {
  const rows = classesKm.flatMap(([min, max]) => {
    const within = errors.filter((error) => error.roadKm >= min && error.roadKm < max);
    if (within.length === 0) return [];
    const summary = summarise(within);
    return [
      [
        `${min}–${max}`,
        String(summary.pairs),
        summary.meanKm.toFixed(1),
        percent(summary.distance.mean),
        percent(summary.distance.p95),
        percent(summary.driveTime.mean),
        percent(summary.driveTime.p95),
        percent(summary.bandHoldsDistance),
        percent(summary.bandHoldsDriveTime),
        percent(summary.bandMedian),
      ],
    ];
  });

  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
