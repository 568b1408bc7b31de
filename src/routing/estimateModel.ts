import { betweenKnots, curveValue, hubRelevance } from './curve.ts';
import type { Position } from './greatCircle.ts';
import { greatCircleM } from './greatCircle.ts';
import type { HubShares } from './hubs.ts';
import { hubPair, hubsPerPlace, shareAmongHubs } from './hubs.ts';

/** A figure of a leg: its mean by length (one value a knot of `curve.ts`) plus a deviation for each pair of hubs. */
export interface PairFigure {
  curve: ArrayLike<number>;
  /** Triangular table, cell `hubPair(a, b)`. */
  deviation: ArrayLike<number>;
}

/** The calibrated figures behind the estimate; README.md of this folder says what each does. */
export interface EstimateFigures {
  /** Centres of the regions that the tables speak of. */
  hubs: readonly Position[];
  /** Natural logarithm of road distance ÷ great circle. */
  logFactor: PairFigure;
  /** Share of the road distance on motorways. */
  motorway: PairFigure;
  /** Share on ramps and other roads, by length. */
  other: ArrayLike<number>;
  /** Per hub: which part of the trunk and primary kilometres is trunk road; a leg takes the mean of its ends. */
  trunkPart: ArrayLike<number>;
  /** Natural logarithm of the error band's half-width in km: by length, plus a deviation for each end's hub. */
  logBandKm: { curve: ArrayLike<number>; deviation: ArrayLike<number> };
}

/** What the estimate knows of one leg, before any speed is applied. */
export interface EstimatedLeg {
  /** Road metres, ≥ the great circle. */
  distanceM: number;
  /** Shares of the distance by road class; they add up to 1. */
  motorway: number;
  trunk: number;
  primary: number;
  other: number;
  /** Half-width of the error band as a fraction of distance and time. */
  band: number;
}

/** Places with their hub shares looked up once, and `leg(i, j)` for any two of them; symmetric. */
export interface PlacedEstimate {
  leg(i: number, j: number): EstimatedLeg;
}

/** The narrowest and widest band that is ever claimed. */
const bandRange = { min: 0.015, max: 0.6 } as const;

/** Prepares estimates between the given places; legs between identical places are not its business. */
export function placeEstimate(figures: EstimateFigures, places: readonly Position[]): PlacedEstimate {
  const shares = shareAmongHubs(places, figures.hubs);
  const trunkPart = places.map((_, i) => meanOverHubs(shares, i, figures.trunkPart));
  const bandDeviation = places.map((_, i) => meanOverHubs(shares, i, figures.logBandKm.deviation));

  return {
    leg: (i, j) => {
      const straightM = greatCircleM(places[i]!, places[j]!);
      const straightKm = straightM / 1000;
      const knot = betweenKnots(straightKm);
      const relevance = hubRelevance(straightKm);
      const figure = ({ curve, deviation }: PairFigure) =>
        curveValue(curve, knot) + (relevance > 0 ? relevance * meanOverHubPairs(shares, i, j, deviation) : 0);

      const distanceM = straightM * Math.exp(Math.max(0, figure(figures.logFactor)));
      const other = curveValue(figures.other, knot);
      const motorway = clamp(figure(figures.motorway), 0, 1 - other);
      const trunk = ((trunkPart[i]! + trunkPart[j]!) / 2) * (1 - other - motorway);
      const bandKm = Math.exp(curveValue(figures.logBandKm.curve, knot) + bandDeviation[i]! + bandDeviation[j]!);

      return {
        distanceM,
        motorway,
        trunk,
        primary: Math.max(0, 1 - other - motorway - trunk),
        other,
        band: clamp((1000 * bandKm) / distanceM, bandRange.min, bandRange.max),
      };
    },
  };
}

/** What the hubs of one place say, each by its weight. */
export function meanOverHubs({ hub, weight }: HubShares, place: number, values: ArrayLike<number>): number {
  let mean = 0;
  for (let k = place * hubsPerPlace; k < (place + 1) * hubsPerPlace; k++) mean += weight[k]! * values[hub[k]!]!;
  return mean;
}

function meanOverHubPairs({ hub, weight }: HubShares, i: number, j: number, table: ArrayLike<number>): number {
  let mean = 0;
  for (let a = i * hubsPerPlace; a < (i + 1) * hubsPerPlace; a++) {
    for (let b = j * hubsPerPlace; b < (j + 1) * hubsPerPlace; b++) {
      mean += weight[a]! * weight[b]! * table[hubPair(hub[a]!, hub[b]!)]!;
    }
  }
  return mean;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
