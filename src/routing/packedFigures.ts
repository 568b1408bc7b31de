import type { EstimateFigures, PairFigure } from './estimateModel.ts';

/** A deviation table as it is committed: signed bytes in base64, `step` a unit. */
export interface PackedTable {
  step: number;
  base64: string;
}

/** The figures as they are committed in `estimateFigures.ts`. */
export interface PackedFigures {
  /** Hub places as `lng,lat` in degrees, separated by blanks. */
  hubs: string;
  logFactor: { curve: number[]; deviation: PackedTable };
  motorway: { curve: number[]; deviation: PackedTable };
  other: number[];
  trunkPart: PackedTable;
  logBandKm: { curve: number[]; deviation: PackedTable };
}

/** Unpacks committed figures for use. */
export function unpackFigures(packed: PackedFigures): EstimateFigures {
  return {
    hubs: packed.hubs.split(' ').map((place) => {
      const [lng, lat] = place.split(',').map(Number) as [number, number];
      return { lng, lat };
    }),
    logFactor: unpackPair(packed.logFactor),
    motorway: unpackPair(packed.motorway),
    other: packed.other,
    trunkPart: unpackTable(packed.trunkPart),
    logBandKm: unpackPair(packed.logBandKm),
  };
}

/** Packs figures; values are rounded to the step of their table and cut off at ±127 steps. */
export function packFigures(figures: EstimateFigures): PackedFigures {
  return {
    hubs: figures.hubs.map(({ lng, lat }) => `${lng.toFixed(2)},${lat.toFixed(2)}`).join(' '),
    logFactor: packPair(figures.logFactor, 0.004),
    motorway: packPair(figures.motorway, 0.008),
    other: round(figures.other),
    trunkPart: packTable(figures.trunkPart, 0.01),
    logBandKm: packPair(figures.logBandKm, 0.02),
  };
}

function unpackPair({ curve, deviation }: { curve: number[]; deviation: PackedTable }): PairFigure {
  return { curve, deviation: unpackTable(deviation) };
}

function unpackTable({ step, base64 }: PackedTable): Float64Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float64Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), (units) => units * step);
}

function packPair({ curve, deviation }: PairFigure, step: number): { curve: number[]; deviation: PackedTable } {
  return { curve: round(curve), deviation: packTable(deviation, step) };
}

function packTable(values: ArrayLike<number>, step: number): PackedTable {
  const units = Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / step))));
  return { step, base64: Buffer.from(units.buffer).toString('base64') };
}

function round(curve: ArrayLike<number>): number[] {
  return Array.from(curve, (value) => Number(value.toFixed(4)));
}
