import type { DriverShortage } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Batch } from '../batch.ts';
import { headsOnServiceDate, keepingRule } from '../driverHeads.ts';
import type { Obstacle } from '../obstacles.ts';
import type { Reason } from './crowdedReason.ts';

/**
 * Idle buses have no crew: how many drivers there are, and what keeps them, apart for being out, hours and licence.
 *
 * @param lacking drivers who are missing, depot by depot
 * @param shortages of the depots that lack them, where that has been worked out
 */
export function tooFewDrivers(
  batch: Batch,
  lacking: readonly number[],
  shortages: readonly Pick<DriverShortage, 'own'>[],
): Reason {
  const missing = lacking.reduce((all, amount) => all + amount, 0);
  if (batch.drivers === null) return broughtByBuses(batch, missing);
  const known = shortages.length > 0;
  const own = known
    ? shortages.map((shortage) => shortage.own)
    : [headsOnServiceDate(batch, batch.scenario.drivers ?? [])];
  const sum = (part: keyof Heads) => own.reduce((all, heads) => all + heads[part], 0);
  const heads = { drivers: sum('drivers'), busy: sum('busy'), hours: sum('hours'), licence: sum('licence') };
  const { zh, en } = headsText(heads, known);
  return {
    ...figures(batch, heads, missing),
    text: {
      zh: `开出空闲客车还缺 ${missing} 名驾驶员：现有${zh}`,
      en: `the idle buses lack ${missing} driver(s): of the ${en}`,
    },
  };
}

/** A depot has too few drivers to send, by so many. */
export function noDrivers(batch: Batch, type: number, missing: number): Obstacle {
  const { depotId } = batch.fleet[type]!;
  const own = (batch.scenario.drivers ?? []).filter((driver) => driver.depotId === depotId);
  const heads = headsOnServiceDate(batch, own);
  const { zh, en } = headsText(heads, false);
  return {
    ...figures(batch, heads, missing),
    probable: false,
    text: {
      zh: `车场 ${depotId} 缺 ${missing} 名驾驶员：现有${zh}`,
      en: `depot ${depotId} lacks ${missing} driver(s): of the ${en}`,
    },
    remedy: { zh: `为车场 ${depotId} 增派驾驶员`, en: `send a driver to depot ${depotId}` },
  };
}

type Heads = DriverShortage['own'];

function figures(batch: Batch, heads: Heads, missing: number) {
  const rule = keepingRule(heads, batch);
  const fit = heads.drivers - heads.hours - heads.licence;
  return { code: 'no_crew' as const, ...(rule !== null && { rule }), limit: fit, actual: fit + missing };
}

/** @param told whether it is known who is out */
function headsText({ drivers, busy, hours, licence }: Heads, told: boolean): Bilingual {
  return {
    zh: ` ${drivers} 名中，${told ? `已派出 ${busy} 名，` : ''}工时不足 ${hours} 名，驾照到期 ${licence} 名`,
    en: `${drivers} that there are, ${told ? `${busy} are out, ` : ''}${hours} lack hours, ${licence} have a licence that ends too early`,
  };
}

/** Nobody lists them: each bus comes with its own. */
function broughtByBuses({ fleet }: Batch, missing: number): Reason {
  const have = fleet.reduce((sum, type) => sum + type.plates.length * type.drivers, 0);
  return {
    code: 'no_crew',
    limit: have,
    actual: have + missing,
    text: {
      zh: `各车自带驾驶员共 ${have} 名，还缺 ${missing} 名`,
      en: `the buses bring ${have} driver(s), ${missing} more are needed`,
    },
  };
}
