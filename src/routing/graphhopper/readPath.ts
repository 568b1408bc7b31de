import { encodePolyline, type LngLat } from '../../contract/polyline.ts';
import { greatCircleM } from '../greatCircle.ts';
import type { ClassMetres, RoadLeg } from '../router.ts';
import { type NamedPoint, pointNotFound } from './fault.ts';
import type { RoutePath } from './replies.ts';

/** A place farther than this from the road that the server took for it is not on its map: an islet, for example. */
const farthestRoadM = 10_000;

/**
 * A leg from a path of `/route`. Never shorter than the straight line between the places: where the map has only large roads,
 * two places near each other may share one point of a road.
 * @throws RoadFault `point_not_found` where the road taken lies too far from a place
 */
export function readPath(path: RoutePath, from: NamedPoint, to: NamedPoint): RoadLeg {
  const snapped = path.snapped_waypoints.coordinates;
  for (const [place, road] of [[from, snapped[0]!] as const, [to, snapped[snapped.length - 1]!] as const])
    if (greatCircleM(place, { lng: road[0], lat: road[1] }) > farthestRoadM) throw pointNotFound(place);

  const line = path.points.coordinates.map(([lng, lat]): LngLat => [lng, lat]);
  const distanceM = Math.ceil(Math.max(path.distance, greatCircleM(from, to)));
  return {
    distanceM,
    driveS: Math.ceil(path.time / 1000),
    classes: classMetres(line, path.details, distanceM),
    // from door to door, which may lie beside the road
    line: encodePolyline([[from.lng, from.lat], ...line, [to.lng, to.lat]]),
  };
}

/** Metres by class: the line's segments under the classes told, scaled to the distance told. */
function classMetres(line: readonly LngLat[], details: RoutePath['details'], distanceM: number): ClassMetres | null {
  const roadClass = details?.road_class;
  if (roadClass === undefined || roadClass.length === 0) return null;
  const links = new Set<number>();
  for (const [from, to, link] of details?.road_class_link ?? []) if (link) for (let i = from; i < to; i++) links.add(i);

  const lengths = { motorwayM: 0, trunkM: 0, primaryM: 0, otherM: 0 };
  let known = 0;
  for (const [from, to, name] of roadClass) {
    for (let i = from; i < Math.min(to, line.length - 1); i++) {
      const lengthM = greatCircleM(position(line[i]!), position(line[i + 1]!));
      lengths[links.has(i) ? 'otherM' : fieldOf(name)] += lengthM;
      known += lengthM;
    }
  }
  if (known === 0) return { motorwayM: 0, trunkM: 0, primaryM: 0, otherM: distanceM };
  const scale = distanceM / known;
  const motorwayM = Math.round(lengths.motorwayM * scale);
  const trunkM = Math.round(lengths.trunkM * scale);
  const primaryM = Math.round(lengths.primaryM * scale);
  return { motorwayM, trunkM, primaryM, otherM: Math.max(0, distanceM - motorwayM - trunkM - primaryM) };
}

function fieldOf(roadClass: string): keyof ClassMetres {
  switch (roadClass.toLowerCase()) {
    case 'motorway':
      return 'motorwayM';
    case 'trunk':
      return 'trunkM';
    case 'primary':
      return 'primaryM';
    default:
      return 'otherM';
  }
}

function position([lng, lat]: LngLat) {
  return { lng, lat };
}
