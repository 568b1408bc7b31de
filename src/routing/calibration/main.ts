import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { placeEstimate } from '../estimateModel.ts';
import { packFigures, unpackFigures } from '../packedFigures.ts';
import { pairErrors } from './errors.ts';
import { errorTable } from './errorTable.ts';
import { FastestPaths } from './fastestPaths.ts';
import { figuresModule } from './figuresModule.ts';
import { fitBand } from './fitBand.ts';
import { fitFigures } from './fitFigures.ts';
import { parseSeats, placesAround, snapPlaces } from './places.ts';
import { seededRandom } from './random.ts';
import { referenceSpeedsKmh } from './referenceSpeeds.ts';
import { parseRoadGraph } from './roadGraph.ts';
import { measurePairs } from './samples.ts';
import { createSnapper } from './snap.ts';

/** Regions that the tables tell apart: more are more exact and take space with the square. */
const hubCount = 256;
const placesPerSeat = 4;
const radiusKm = 6;
/**
 * A ramp of the graph is some 0.8 km long, one of the map that a road router reads 22 m: the figures take the middle, so
 * that they are off by at most 0.8 km on the two ramps of a leg, by whichever of the two they are judged.
 */
const rampLength = 0.5;
/** Above the promised 95 %, because the road router of tomorrow is not the network of the calibration. */
const bandCoverage = 0.97;
/** Seat of the destination district (港闸区, 2020), which the list of 2023 no longer has. */
const gangzha = { lng: 120.814177, lat: 32.034509 };

/** `npm run calibrate:estimate [reference data folder]`: fits the figures, writes them, prints how far they are off. */
function calibrate(folder: string): void {
  const network = readFileSync(resolve(folder, 'road-graph.json.gz'));
  const graph = parseRoadGraph(network, rampLength);
  const seats = parseSeats(readFileSync(resolve(folder, 'counties-2023.csv'), 'utf8'));
  const snapper = createSnapper(graph);
  const paths = new FastestPaths(graph, referenceSpeedsKmh);
  const around = (count: number, seed: number) => placesAround(seats, count, radiusKm, seededRandom(seed), snapper);

  const fitted = fitFigures(
    measurePairs(around(placesPerSeat, 1), paths, () => true),
    hubCount,
  );
  const rounded = unpackFigures(packFigures(fitted));
  const forBand = measurePairs(around(3, 2), paths, () => true);
  const packed = packFigures({ ...rounded, logBandKm: fitBand(rounded, forBand, referenceSpeedsKmh, bandCoverage) });
  writeFileSync(resolve('src/routing/estimateFigures.ts'), figuresModule(packed));

  const figures = unpackFigures(packed);
  const judge = new FastestPaths(parseRoadGraph(network), referenceSpeedsKmh);
  for (const [title, places, wanted] of [
    ['Random places near county seats (not used above)', around(1, 3), () => true],
    ['County seats (not used above)', snapPlaces(seats, snapper), () => true],
    ['County seats to Gangzha', snapPlaces([gangzha, ...seats], snapper), (from: number) => from === 0],
  ] as const) {
    const samples = measurePairs(places, judge, wanted);
    const errors = pairErrors(samples, placeEstimate(figures, places), referenceSpeedsKmh);
    process.stdout.write(`${title}\n${errorTable(errors)}\n\n`);
  }
}

calibrate(process.argv[2] ?? '../shared/data');
