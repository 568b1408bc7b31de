import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSeats } from '../../src/routing/calibration/places.ts';
import { createGraphHopperClient } from '../../src/routing/graphhopper/client.ts';
import { serverErrors, summary } from '../support/serverErrors.ts';

/**
 * `npm run bench:estimate -- [--url URL] [--data DIR] [--seed N] [--seats N]`: the road estimate against a GraphHopper server on the reference network:
 * N (400) county seats to Gangzha and 2,000 random pairs of seats. Prints a table; percentages.
 */

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8989' },
    data: { type: 'string', default: '../shared/data' },
    seed: { type: 'string', default: '20200224' },
    seats: { type: 'string', default: '400' },
  },
});
const client = createGraphHopperClient({
  url: values.url,
  key: null,
  profile: 'coach',
  deadlineMs: 30_000,
  concurrency: 4,
});
const seats = parseSeats(readFileSync(resolve(values.data, 'counties-2023.csv'), 'utf8'));
const { toGangzha, random, unknown } = await serverErrors(client, seats, {
  seats: Number(values.seats),
  pairs: 2000,
  seed: Number(values.seed),
});

const rows = [
  ['county seats → Gangzha', toGangzha],
  ['random seats, > 200 km', random.filter(({ roadM }) => roadM > 200_000)],
  ['random seats, ≤ 200 km', random.filter(({ roadM }) => roadM <= 200_000)],
  ['random seats, all', random],
] as const;
process.stdout.write(
  '| Pairs | n | km mean | km% mean | km% p95 | h% mean | h% p95 | in band km | in band h | band median % |\n',
);
process.stdout.write('|---|---|---|---|---|---|---|---|---|---|\n');
for (const [name, errors] of rows) {
  const { pairs, meanKm, ...shares } = summary(errors);
  const percent = Object.values(shares).map((share) => (100 * share).toFixed(2));
  process.stdout.write(`| ${name} | ${pairs} | ${meanKm.toFixed(1)} | ${percent.join(' | ')} |\n`);
}
process.stdout.write(`\nno road or the same place: ${unknown} pairs\n`);
