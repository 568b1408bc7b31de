import type { Seat } from '../../src/routing/calibration/places.ts';
import { seededRandom } from '../../src/routing/calibration/random.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import type { GraphHopperClient } from '../../src/routing/graphhopper/client.ts';
import { RoadFault } from '../../src/routing/graphhopper/fault.ts';
import type { RoutePoint } from '../../src/routing/router.ts';
import { gangzha, presetSpeeds } from '../routing/support/samples.ts';

/** How far the estimate of one pair is from what GraphHopper measured. */
export interface ServerError {
  roadM: number;
  /** |estimate ÷ measured − 1|. */
  distance: number;
  driveTime: number;
  /** Whether the band holds the measured value: |measured ÷ estimate − 1| ≤ band, for distance and time. */
  holdsDistance: boolean;
  holdsTime: boolean;
  band: number;
}

/** Errors of the estimate against a server: from `seats` random county seats to Gangzha, and of `pairs` random seat pairs. */
export async function serverErrors(
  client: GraphHopperClient,
  all: readonly Seat[],
  counts: { seats: number; pairs: number; seed: number },
): Promise<{ toGangzha: ServerError[]; random: ServerError[]; unknown: number }> {
  const random = seededRandom(counts.seed);
  const any = () => all[Math.floor(random() * all.length)]!;
  const shuffled = all.map((seat) => ({ seat, key: random() })).sort((a, b) => a.key - b.key);
  const origins = shuffled.slice(0, counts.seats).map(({ seat }) => seat);
  const pairs = Array.from({ length: counts.pairs }, () => [any(), any()] as const).filter(([a, b]) => a !== b);

  const estimate = createEstimateRouter(presetSpeeds);
  let unknown = 0;
  const measure = async (a: RoutePoint, b: RoutePoint): Promise<ServerError[]> => {
    const named = ({ lng, lat }: RoutePoint) => ({ lng, lat, name: `${lng},${lat}` });
    const leg = await client.route(named(a), named(b)).catch((error: unknown) => {
      if (error instanceof RoadFault && error.place !== null) return null;
      throw error;
    });
    // seats that lie together on one road have no error to speak of
    if (leg === null || leg.distanceM < 1000) {
      unknown += 1;
      return [];
    }
    const matrix = await estimate.matrix([a, b]);
    const [distanceM, driveS, band] = [matrix.distanceM[1]!, matrix.driveS[1]!, matrix.band[1]!];
    return [
      {
        roadM: leg.distanceM,
        distance: Math.abs(distanceM / leg.distanceM - 1),
        driveTime: Math.abs(driveS / leg.driveS - 1),
        holdsDistance: Math.abs(leg.distanceM / distanceM - 1) <= band,
        holdsTime: Math.abs(leg.driveS / driveS - 1) <= band,
        band,
      },
    ];
  };
  const point = ({ lng, lat }: Seat): RoutePoint => ({ lng, lat, adcode: null });
  const toGangzha = (await Promise.all(origins.map((seat) => measure(point(seat), gangzha)))).flat();
  const between = (await Promise.all(pairs.map(([a, b]) => measure(point(a), point(b))))).flat();
  return { toGangzha, random: between, unknown };
}

/** Mean, 95th percentile and what the band does, as fractions; `meanKm` in km. */
export function summary(errors: readonly ServerError[]) {
  const mean = (of: (error: ServerError) => number) =>
    errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
  const quantile = (of: (error: ServerError) => number, share: number) =>
    errors.map(of).sort((a, b) => a - b)[Math.floor(share * (errors.length - 1))]!;
  return {
    pairs: errors.length,
    meanKm: mean((error) => (error.distance * error.roadM) / 1000),
    mean: mean((error) => error.distance),
    p95: quantile((error) => error.distance, 0.95),
    timeMean: mean((error) => error.driveTime),
    timeP95: quantile((error) => error.driveTime, 0.95),
    inBand: mean((error) => Number(error.holdsDistance)),
    timeInBand: mean((error) => Number(error.holdsTime)),
    bandMedian: quantile((error) => error.band, 0.5),
  };
}
