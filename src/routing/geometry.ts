import type { LngLat } from '../contract/polyline.ts';
import { greatCircleM, type Position } from './greatCircle.ts';

const radians = Math.PI / 180;

export type { LngLat };

/**
 * The place `fraction` (0 = `from`, 1 = `to`; values outside are clamped) of the way along the great circle: where a rest
 * on an estimated leg falls. It lies beside the real road, by up to a fifth of the leg's length at worst.
 */
export function alongGreatCircle(from: Position, to: Position, fraction: number): LngLat {
  const share = Math.min(1, Math.max(0, fraction));
  const a = toVector(from);
  const b = toVector(to);
  const angle = Math.atan2(Math.hypot(...cross(a, b)), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
  if (angle === 0) return [from.lng, from.lat];

  const weightA = Math.sin((1 - share) * angle) / Math.sin(angle);
  const weightB = Math.sin(share * angle) / Math.sin(angle);

  return toLngLat([weightA * a[0] + weightB * b[0], weightA * a[1] + weightB * b[1], weightA * a[2] + weightB * b[2]]);
}

/**
 * The place `fraction` of the way along a line, measured by length; segments are taken as straight in degrees with
 * longitude shrunk by latitude, which is exact enough for the short segments of a road line. Throws on an empty line.
 */
export function alongLine(line: readonly LngLat[], fraction: number): LngLat {
  const first = line[0];
  if (first === undefined) throw new RangeError('alongLine: the line has no points');

  const lengths = line.slice(1).map((point, i) => planarLength(line[i]!, point));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let rest = Math.min(1, Math.max(0, fraction)) * total;

  for (const [i, length] of lengths.entries()) {
    if (rest <= length && length > 0) {
      const [fromLng, fromLat] = line[i]!;
      const [toLng, toLat] = line[i + 1]!;
      const share = rest / length;
      return [fromLng + share * (toLng - fromLng), fromLat + share * (toLat - fromLat)];
    }
    rest -= length;
  }

  return total === 0 ? [first[0], first[1]] : [...line[line.length - 1]!];
}

/** Metres along a line. */
export function lineLengthM(line: readonly LngLat[]): number {
  const position = ([lng, lat]: LngLat): Position => ({ lng, lat });
  return line.slice(1).reduce((sum, point, i) => sum + greatCircleM(position(line[i]!), position(point)), 0);
}

/**
 * The part of a line between two shares of its length, its ends included: what of a leg is driven between two stands. Shares
 * outside of 0–1 are clamped. Throws on an empty line.
 */
export function sliceLine(line: readonly LngLat[], from: number, to: number): LngLat[] {
  const lengths = line.slice(1).map((point, i) => planarLength(line[i]!, point));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const part: LngLat[] = [alongLine(line, from)];
  let passed = 0;
  for (let i = 0; i < lengths.length - 1; i++) {
    passed += lengths[i]!;
    if (passed > from * total && passed < to * total) part.push([...line[i + 1]!]);
  }
  part.push(alongLine(line, to));
  return part;
}

/** The place of a line that is nearest to a position: how far along (0–1), and metres from it. Throws on an empty line. */
export function nearestOnLine(line: readonly LngLat[], position: Position): { fraction: number; offM: number } {
  const first = line[0];
  if (first === undefined) throw new RangeError('nearestOnLine: the line has no points');

  const at: LngLat = [position.lng, position.lat];
  let best = { point: first, passed: 0, off: planarLength(first, at) };
  let passed = 0;
  for (const [i, to] of line.slice(1).entries()) {
    const from = line[i]!;
    const length = planarLength(from, to);
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, planarDot(from, to, at) / (length * length)));
    const point: LngLat = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    const off = planarLength(point, at);
    if (off < best.off) best = { point, passed: passed + share * length, off };
    passed += length;
  }
  const [lng, lat] = best.point;
  return { fraction: passed === 0 ? 0 : best.passed / passed, offM: greatCircleM({ lng, lat }, position) };
}

type Vector = [number, number, number];

function toVector({ lng, lat }: Position): Vector {
  const cosLat = Math.cos(lat * radians);
  return [cosLat * Math.cos(lng * radians), cosLat * Math.sin(lng * radians), Math.sin(lat * radians)];
}

function toLngLat([x, y, z]: Vector): LngLat {
  return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function planarLength([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  return Math.hypot((lngB - lngA) * Math.cos(((latA + latB) / 2) * radians), latB - latA);
}

/** How far `at` lies in the direction from one point to another, times the length between them. */
function planarDot([lngA, latA]: LngLat, [lngB, latB]: LngLat, [lng, lat]: LngLat): number {
  const shrink = Math.cos(((latA + latB) / 2) * radians);
  return (lngB - lngA) * (lng - lngA) * shrink * shrink + (latB - latA) * (lat - latA);
}
