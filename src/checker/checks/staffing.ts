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
  for (const shortage of staffing.shortages ?? []) checkShortage(context, shortage);
};

type Shortage = NonNullable<NonNullable<CheckContext['plan']['staffing']>['shortages']>[number];

/** A depot lacks drivers for buses of its own, at most as many as these need; of its own drivers each counts once. */
function checkShortage({ raw, findings }: CheckContext, shortage: Shortage): void {
  const { depotId, drivers, trips, own } = shortage;
  const equal = (zh: string, en: string, actual: number, recomputed: number) =>
    findings.equal('crew.staffing', actual, recomputed, {
      detail: { zh: `车场 ${depotId}：${zh}`, en: `depot ${depotId}: ${en}` },
    });
  const pool = [...(raw.drivers?.values() ?? [])].filter((driver) => driver.depotId === depotId);
  const told = own.licence + own.hours + own.busy;
  equal('驾驶员', 'its drivers', own.drivers, pool.length);
  equal('不能派出的驾驶员', 'its drivers who cannot come', told, Math.min(told, pool.length));
  const places = trips.reduce((sum, trip) => sum + trip.drivers, 0);
  equal('所缺驾驶员', 'drivers that it lacks', drivers, Math.min(drivers, places));
  for (const { plate } of trips) {
    const isOwn = raw.fleet.get(plate)?.depotId === depotId;
    const detail = { zh: `车场 ${depotId}：缺驾驶员的车辆`, en: `depot ${depotId}: a bus without drivers` };
    findings.expect('crew.staffing', isOwn, { limit: 'fleet.csv', actual: plate, detail });
  }
}
