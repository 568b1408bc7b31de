import type { CruiseSpeeds } from '../../contract/speeds.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { ServerInfo } from '../../routing/graphhopper/client.ts';
import { RoadFault, refused } from '../../routing/graphhopper/fault.ts';
import type { Batch } from '../batch.ts';
import { memoryLegCache, type OpenLegCache } from './legCache.ts';
import type { PlanRoads } from './planRoads.ts';
import { RoadBook } from './roadBook.ts';
import type { RoadUse } from './roadUse.ts';

/** A road book with a server that answered and the cache of its map. */
export interface OpenedBook {
  book: RoadBook;
  cache: OpenLegCache;
  useNow(): RoadUse;
}

/** Asks the server what it is and opens its cache; where it does not answer, only what can be said of that. */
export async function openBook(
  batch: Batch,
  { client, profile, cache, onTrouble }: PlanRoads,
  speeds: CruiseSpeeds,
  signal?: AbortSignal,
): Promise<OpenedBook | { use: RoadUse }> {
  const matrix = batch.legs.size * (batch.legs.size - 1);
  let info: ServerInfo;
  try {
    info = await client.info(signal);
    if (info.profiles.length > 0 && !info.profiles.includes(profile))
      throw refused(`profile ${profile}; ${info.profiles.join(', ')}`);
  } catch (error) {
    if (!(error instanceof RoadFault)) {
      if (signal?.aborted) return { use: { ...nothing, away: calledOff, matrix } };
      throw error;
    }
    onTrouble(error);
    return { use: { ...nothing, away: error, matrix } };
  }

  const map = { router: 'graphhopper', version: info.mapVersion, profile };
  const opened = await cache.open(map).catch((error: unknown) => {
    onTrouble(error);
    return memoryLegCache().open(map);
  });
  const before = client.counts.calls;
  const book = new RoadBook({
    places: batch.places.list,
    estimate: batch.legs,
    speeds,
    client,
    cache: opened,
    onTrouble,
  });
  const useNow = (): RoadUse => {
    const { measured, fromCache, missing } = book;
    return {
      server: serverText(info, profile),
      away: missing,
      calls: client.counts.calls - before,
      measured,
      fromCache,
      matrix,
    };
  };
  return { book, cache: opened, useNow };
}

const nothing = { server: null, calls: 0, measured: 0, fromCache: 0 };

/** Why legs are estimates where somebody ended the work early. */
export const calledOff = {
  text: { zh: '规划中途停止，部分路段未经核实', en: 'the work was called off before all legs were measured' },
  remedy: { zh: '重新规划', en: 'plan again' },
};

function serverText({ version, dataDate, importDate }: ServerInfo, profile: string): Bilingual {
  return dataDate === null
    ? {
        zh: `GraphHopper ${version}，车型 ${profile}，地图于 ${importDate} 导入`,
        en: `GraphHopper ${version}, profile ${profile}, map imported on ${importDate}`,
      }
    : {
        zh: `GraphHopper ${version}，车型 ${profile}，地图日期 ${dataDate}`,
        en: `GraphHopper ${version}, profile ${profile}, map of ${dataDate}`,
      };
}
