import { hubRelevance } from '../curve.ts';
import type { EstimateFigures, PairFigure } from '../estimateModel.ts';
import { meanOverHubs } from '../estimateModel.ts';
import { hubPair, shareAmongHubs } from '../hubs.ts';
import { fitHubPairs } from './fitHubPairs.ts';
import { fitHubs } from './fitHubs.ts';
import type { PairedSamples } from './pairedSamples.ts';
import { roadKm, type Samples } from './samples.ts';

/** In pairs: a region pair of which the server told little keeps what the graph says. */
const ridge = 6;

/**
 * Figures of the graph, moved by what a road router measures otherwise: the graph lacks roads, or has others. The difference
 * is taken pair by pair, so that the accidents of a place, which both see, cancel out and few pairs are enough. What all legs
 * of a region have in common comes first, then what each two regions have.
 */
export function correctFigures(figures: EstimateFigures, { graph, server }: PairedSamples): EstimateFigures {
  const hubCount = figures.hubs.length;
  const shares = shareAmongHubs(server.places, figures.hubs);

  const corrected = (figure: PairFigure, difference: (pair: number) => number): PairFigure => {
    const differences = Float64Array.from({ length: server.length }, (_, pair) => difference(pair));
    const regional = fitHubs(
      server,
      shares,
      hubCount,
      (pair) => differences[pair]!,
      (pair) => hubRelevance(server.straightKm[pair]!),
    );
    const ofEnds = (pair: number) =>
      meanOverHubs(shares, server.from[pair]!, regional) + meanOverHubs(shares, server.to[pair]!, regional);
    const mutual = fitHubPairs(server, shares, hubCount, (pair) => differences[pair]! - ofEnds(pair), ridge);

    const deviation = Float64Array.from(figure.deviation);
    for (let a = 0; a < hubCount; a++) {
      for (let b = 0; b <= a; b++) deviation[hubPair(a, b)]! += regional[a]! + regional[b]! + mutual[hubPair(a, b)]!;
    }
    return { curve: figure.curve, deviation };
  };

  const motorwayShare = (samples: Samples, pair: number) => samples.motorwayKm[pair]! / roadKm(samples, pair);
  return {
    ...figures,
    logFactor: corrected(figures.logFactor, (pair) => Math.log(roadKm(server, pair) / roadKm(graph, pair))),
    motorway: corrected(figures.motorway, (pair) => motorwayShare(server, pair) - motorwayShare(graph, pair)),
  };
}
