import type { FixChange } from '../../contract/fix.ts';
import type { Bilingual } from '../../contract/text.ts';
import { coachCapacity } from '../../policy/capacity.ts';
import type { Batch } from '../batch.ts';
import type { ProvenFix } from './cheapestFix.ts';

/** A proven fix in words: what to change, and what solving again has shown. */
export function fixText(batch: Batch, { changes }: ProvenFix, people: number): Bilingual {
  const texts = changes.map((change) => changeText(batch, change));
  const what = { zh: texts.map(({ zh }) => zh).join('，并'), en: texts.map(({ en }) => en).join(', and ') };
  return {
    zh: `${what.zh}；已重新求解，这 ${people} 人可全部接回`,
    en: `${what.en}; solved again, all ${people} are carried`,
  };
}

function changeText(batch: Batch, change: FixChange): Bilingual {
  switch (change.kind) {
    case 'bus': {
      const { amount, seats, depotId, drivers } = change;
      const depot = depotName(batch, depotId);
      const allowed = coachCapacity(seats, 'low', batch.policy);
      return {
        zh: `再加 ${amount} 辆 ${seats} 座客车（限乘 ${allowed} 人，各配 ${drivers} 名驾驶员，停 ${depot}）`,
        en: `add ${amount} bus(es) of ${seats} seats (${allowed} allowed, ${drivers} drivers each, at ${depot})`,
      };
    }
    case 'driver':
      return driverText(batch, change);
    case 'receive':
      return {
        zh: `请 ${companyName(batch, change.companyId)} 把接收时间放宽 ${change.amount} 分钟，到 ${change.to.join('–')}`,
        en: `ask ${companyName(batch, change.companyId)} to receive ${change.amount} min longer, ${change.to.join('–')}`,
      };
    case 'pickup':
      return {
        zh: `请他们改到 ${change.name} 上车（直线距离 ${km(change.amount)}）`,
        en: `let them board at ${change.name} (${km(change.amount)} away as the crow flies)`,
      };
    case 'service_date':
      return change.amount < 0
        ? {
            zh: `整批提前 ${-change.amount} 天，改为 ${change.to}`,
            en: `run the batch ${-change.amount} day(s) earlier, on ${change.to}`,
          }
        : {
            zh: `整批推迟 ${change.amount} 天，改为 ${change.to}`,
            en: `run the batch ${change.amount} day(s) later, on ${change.to}`,
          };
    case 'apart':
      return {
        zh: `允许同行的 ${change.amount} 人分车乘坐`,
        en: `let the ${change.amount} who travel together ride in different buses`,
      };
    case 'unlock': {
      const names = change.locks.join(' ');
      return { zh: `取消锁定 ${names}`, en: `take ${names} away` };
    }
    case 'policy':
      return policyText(batch, change);
  }
}

function driverText(batch: Batch, { amount, depotId, plate }: FixChange & { kind: 'driver' }): Bilingual {
  return plate === null
    ? {
        zh: `${depotName(batch, depotId)} 再加 ${amount} 名驾驶员`,
        en: `add ${amount} driver(s) at ${depotName(batch, depotId)}`,
      }
    : { zh: `给客车 ${plate} 再配 ${amount} 名驾驶员`, en: `send ${amount} more driver(s) with the bus ${plate}` };
}

function policyText({ policy, fleet }: Batch, { field, amount, to }: FixChange & { kind: 'policy' }): Bilingual {
  switch (field) {
    case 'limits.loadedDistanceM':
      return {
        zh: `把载人行驶里程上限放宽 ${km(amount)}，到 ${km(Number(to))}`,
        en: `raise the limit of the loaded run by ${km(amount)} to ${km(Number(to))}`,
      };
    case 'limits.loadedDriveS':
      return {
        zh: `把载人驾驶时间上限放宽 ${Math.ceil(amount / 60)} 分钟，到 ${hours(Number(to))}`,
        en: `raise the limit of loaded driving by ${Math.ceil(amount / 60)} min to ${hours(Number(to))}`,
      };
    case 'trip.max_pickups':
      return { zh: `每车允许多停 ${amount} 个上车点`, en: `allow ${amount} more pick-up stop(s) a bus` };
    case 'trip.max_dropoffs':
      return { zh: `每车允许多停 ${amount} 个下车点`, en: `allow ${amount} more drop-off stop(s) a bus` };
    case 'trip.no_stop_risk':
      return {
        zh: '允许风险区县与其他区县同车（trip.no_stop_risk）',
        en: 'let counties at risk share buses (trip.no_stop_risk)',
      };
    case 'cohort.separate_isolation':
      return {
        zh: '允许隔离规定不同的人员同车（cohort.separate_isolation）',
        en: 'let people under different isolation rules share buses (cohort.separate_isolation)',
      };
    case 'trip.pickup_hours': {
      const span = Array.isArray(to) ? to.join('–') : String(to);
      return {
        zh: `把上车时段放宽 ${amount} 分钟，到 ${span}`,
        en: `widen the pick-up hours by ${amount} min to ${span}`,
      };
    }
    case 'occupancy.by_risk': {
      const raised = { ...policy, occupancy: { ...policy.occupancy, by_risk: to as typeof policy.occupancy.by_risk } };
      const seats = Math.max(...fleet.map((type) => type.seats));
      const more = coachCapacity(seats, 'high', raised) - coachCapacity(seats, 'high', policy);
      return {
        zh: `把乘载率提高 ${amount} 个百分点（${seats} 座客车多坐 ${more} 人）`,
        en: `sell ${amount} percent points more of the seats (${more} more people in a bus of ${seats})`,
      };
    }
  }
}

function depotName({ scenario }: Batch, depotId: string): string {
  return scenario.depots.find((depot) => depot.depotId === depotId)?.name ?? depotId;
}

function companyName({ scenario }: Batch, companyId: string): string {
  return scenario.companies.find((company) => company.companyId === companyId)?.name ?? companyId;
}

const km = (metres: number) => `${(Math.ceil(metres / 100) / 10).toFixed(1)} km`;
const hours = (seconds: number) =>
  `${Math.floor(seconds / 3600)}:${String(Math.round((seconds % 3600) / 60)).padStart(2, '0')} h`;
