import type { GraphHopperConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { makePlanInThread } from '../planning/planThread.ts';
import type { MakePlan, WorkDeps } from '../planning/server/deps.ts';
import { createDocumentCache, type DocumentCache } from '../planning/server/loadDocument.ts';
import { JourneyMemory } from '../tracking/journeyMemory.ts';
import { rosterThreads } from './rosterThreads.ts';
import type { Runtime } from './runtime.ts';
import { serverRoads } from './serverRoads.ts';

/** What a process works with, and what it remembers of what was read last. */
export interface ProcessDeps extends WorkDeps {
  documents: DocumentCache;
  journeys: JourneyMemory;
}

/** The use-cases' dependencies in production: the same county register, router and solver as the command line has. */
export function createWorkDeps(runtime: Runtime, log: Log, graphhopper: GraphHopperConfig): ProcessDeps {
  const { database, keyRing, queues, databaseUrl } = runtime;
  const { url } = graphhopper;
  const roads = url === null ? null : { settings: { ...graphhopper, url }, databaseUrl };
  const makePlan: MakePlan = (input, { seed, seconds, iterations, threads, locale, tradeOff = false }, hooks) => {
    const options = {
      seed,
      threads,
      locale,
      tradeOff,
      ...(seconds !== undefined && { seconds }),
      ...(iterations !== undefined && { iterations }),
    };
    const onTrouble = (message: string) => log.warn({ message }, 'trouble with roads; the plan goes on');
    return makePlanInThread({ input, options, roads }, { ...hooks, onTrouble });
  };
  const measuring = serverRoads(runtime, log, graphhopper);
  const memory = { documents: createDocumentCache(), journeys: new JourneyMemory() };
  return { database, keys: keyRing, queues, log, rosters: rosterThreads(), makePlan, roads: measuring, ...memory };
}
