import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { placeEstimate } from '../estimateModel.ts';
import { createGraphHopperClient } from '../graphhopper/client.ts';
import { packFigures, unpackFigures } from '../packedFigures.ts';
import { correctFigures } from './correctFigures.ts';
import { pairErrors } from './errors.ts';
import { errorTable } from './errorTable.ts';
import { FastestPaths } from './fastestPaths.ts';
import { figuresModule } from './figuresModule.ts';
import { fitBand } from './fitBand.ts';
import { fitFigures } from './fitFigures.ts';
import { measureBoth } from './pairedSamples.ts';
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
/** Above the promised 95 %, because other places than those of the calibration will be asked for. */
const bandCoverage = 0.965;
/** The server is asked for each place near a seat to some places near the destination, and for random pairs besides. */
const serverPairs = { placesPerSeat: 2, destinations: 4, randomPairs: 20_000 } as const;
/** Seat of the destination district (港闸区, 2020), which the list of 2023 no longer has. */
const gangzha = { lng: 120.814177, lat: 32.034509 };

/**
 * `npm run calibrate:estimate -- [--data DIR] [--url URL]`: fits the figures on the graph of the reference data, corrects them by a
 * GraphHopper server on the reference map, writes them, prints how far they are off on the graph.
 */
async function calibrate(folder: string, url: string): Promise<void> {
  const network = readFileSync(resolve(folder, 'road-graph.json.gz'));
  const graph = parseRoadGraph(network, rampLength);
  const seats = parseSeats(readFileSync(resolve(folder, 'counties-2023.csv'), 'utf8'));
  const snapper = createSnapper(graph);
  const paths = new FastestPaths(graph, referenceSpeedsKmh);
  const around = (count: number, seed: number) => placesAround(seats, count, radiusKm, seededRandom(seed), snapper);
  const client = createGraphHopperClient({ url, key: null, profile: 'coach', deadlineMs: 60_000, concurrency: 4 });
  // a server that is not there ends this before the long part
  await client.info();
  const onBoth = (seed: number) => {
    const random = seededRandom(seed);
    const { placesPerSeat: count, destinations, randomPairs } = serverPairs;
    const ends = placesAround([gangzha], destinations, radiusKm, random, snapper);
    return measureBoth({ places: around(count, seed), destinations: ends, randomPairs }, paths, client, random);
  };

  const fitted = fitFigures(
    measurePairs(around(placesPerSeat, 1), paths, () => true),
    hubCount,
  );
  const rounded = unpackFigures(packFigures(correctFigures(fitted, await onBoth(4))));
  const forBand = (await onBoth(5)).server;
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

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    url: { type: 'string', default: 'http://127.0.0.1:8989' },
  },
});
await calibrate(values.data, values.url);
