import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Whether a test against a real GraphHopper can run here, and what to say where it cannot. */
export interface RealServer {
  url: string;
  /** Why not; null where it can. */
  skip: string | null;
}

/** The server on our own road network (`TEST_GRAPHHOPPER_URL`); a test run that asks for it fails where it is missing. */
export function ownNetworkServer(): RealServer {
  const url = process.env.TEST_GRAPHHOPPER_URL ?? '';
  if (url === '' && (process.env.JIEYUN_TEST_REQUIRE ?? '').split(',').includes('graphhopper'))
    throw new Error('JIEYUN_TEST_REQUIRE asks for GraphHopper, but TEST_GRAPHHOPPER_URL is not set');
  return { url, skip: url === '' ? 'stands aside: TEST_GRAPHHOPPER_URL is not set' : null };
}

/** The server on the reference network (`TEST_GRAPHHOPPER_REFERENCE_URL`), with the reference data beside the repository. */
export function referenceServer(): RealServer & { folder: string } {
  const url = process.env.TEST_GRAPHHOPPER_REFERENCE_URL ?? '';
  const folder = process.env.TEST_REFERENCE_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
  const skip =
    url === ''
      ? 'stands aside: TEST_GRAPHHOPPER_REFERENCE_URL is not set'
      : existsSync(resolve(folder, 'counties-2023.csv'))
        ? null
        : 'stands aside: no ../shared/data here';
  return { url, folder, skip };
}
