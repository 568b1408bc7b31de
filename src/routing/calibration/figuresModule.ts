import type { PackedFigures } from '../packedFigures.ts';

/** The TypeScript module that holds the figures. */
export function figuresModule(figures: PackedFigures): string {
  return `import type { PackedFigures } from './packedFigures.ts';

/**
 * Written by \`npm run calibrate:estimate\`; not edited by hand. Statistical figures of road distances, no map data;
 * calibrated on roads © OpenStreetMap contributors (ODbL 1.0), February 2021.
 */
export const estimateFigures: PackedFigures = {
  hubs: '${figures.hubs}',
  logFactor: ${pair(figures.logFactor)},
  motorway: ${pair(figures.motorway)},
  other: ${numbers(figures.other)},
  trunkPart: ${table(figures.trunkPart)},
  logBandKm: ${pair(figures.logBandKm)},
};
`;
}

function pair({ curve, deviation }: PackedFigures['logFactor']): string {
  return `{\n    curve: ${numbers(curve)},\n    deviation: ${table(deviation)},\n  }`;
}

function numbers(values: number[]): string {
  return `[${values.join(', ')}]`;
}

function table({ step, base64 }: PackedFigures['trunkPart']): string {
  return `{ step: ${step}, base64: '${base64}' }`;
}
