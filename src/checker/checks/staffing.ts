import type { Check, CheckContext } from '../context.ts';

/** What the document says of drivers sent out and of those that depots lack, where it says so. */
export const checkStaffing: Check = (context) => {
  const { plan, findings } = context;
  const { staffing } = plan;
  if (staffing === undefined) return;
  const sent = new Set(plan.trips.flatMap(({ crew }) => crew.map(({ driverId }) => driverId)));
  findings.equal('crew.staffing', staffing.drivers, sent.size, {
    detail: { zh: '已派驾驶员', en: 'drivers sent out' },
  });
  for (const shortage of staffing.shortages ?? []) checkShortage(context, sent, shortage);
};

type Shortage = NonNullable<NonNullable<CheckContext['plan']['staffing']>['shortages']>[number];

/** A depot lacks drivers for buses of its own, at most as many as these need; of its own drivers each counts once. */
function checkShortage({ raw, findings }: CheckContext, sent: ReadonlySet<string>, shortage: Shortage): void {
  const { depotId, drivers, trips, own } = shortage;
  const equal = (zh: string, en: string, actual: number, recomputed: number) =>
    findings.equal('crew.staffing', actual, recomputed, {
      detail: { zh: `车场 ${depotId}：${zh}`, en: `depot ${depotId}: ${en}` },
    });
  const pool = [...(raw.drivers?.values() ?? [])].filter((driver) => driver.depotId === depotId);
  const busy = pool.filter(({ driverId }) => sent.has(driverId)).length;
  equal('驾驶员', 'its drivers', own.drivers, pool.length);
  equal('已派出', 'its drivers sent out', own.busy, busy);
  const others = own.licence + own.hours;
  equal('另有原因的驾驶员', 'drivers who lack licence or hours', others, Math.min(others, pool.length - busy));
  const places = trips.reduce((sum, trip) => sum + trip.drivers, 0);
  equal('所缺驾驶员', 'drivers that it lacks', drivers, Math.min(drivers, places));
  for (const { plate } of trips) {
    const isOwn = raw.fleet.get(plate)?.depotId === depotId;
    const detail = { zh: `车场 ${depotId}：缺驾驶员的车辆`, en: `depot ${depotId}: a bus without drivers` };
    findings.expect('crew.staffing', isOwn, { limit: 'fleet.csv', actual: plate, detail });
  }
}
