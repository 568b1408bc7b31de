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
  const shortages = staffing.shortages ?? [];
  for (const shortage of shortages) checkShortage(context, shortage);
  const beside = shortages.filter(({ anew }) => !anew).flatMap(({ trips }) => trips);
  const people = beside.reduce((sum, trip) => sum + trip.people, 0);
  findings.equal('crew.staffing', people, Math.min(people, plan.unassigned.length), {
    detail: { zh: '缺驾驶员的车次所载人数', en: 'people of trips without drivers' },
  });
};

type Shortage = NonNullable<NonNullable<CheckContext['plan']['staffing']>['shortages']>[number];

/**
 * A depot lacks drivers for buses of its own that the plan does not send out (unless it is made anew), at most as many as these need; of its own
 * drivers each counts once, and those are out who are in a crew.
 */
function checkShortage({ plan, raw, findings }: CheckContext, shortage: Shortage): void {
  const { depotId, drivers, trips, anew, own } = shortage;
  const equal = (zh: string, en: string, actual: number, recomputed: number) =>
    findings.equal('crew.staffing', actual, recomputed, {
      detail: { zh: `车场 ${depotId}：${zh}`, en: `depot ${depotId}: ${en}` },
    });
  const pool = [...(raw.drivers?.values() ?? [])].filter((driver) => driver.depotId === depotId);
  const told = own.licence + own.hours + own.busy;
  equal('驾驶员', 'its drivers', own.drivers, pool.length);
  equal('不能派出的驾驶员', 'its drivers who cannot come', told, Math.min(told, pool.length));
  const crews = new Set(plan.trips.flatMap(({ crew }) => crew.map(({ driverId }) => driverId)));
  const busy = pool.filter(({ driverId }) => crews.has(driverId));
  equal('已派出的驾驶员', 'its drivers who are out', own.busy, busy.length);
  const places = trips.reduce((sum, trip) => sum + trip.drivers, 0);
  equal('所缺驾驶员', 'drivers that it lacks', drivers, Math.min(drivers, places));
  for (const { plate } of trips) {
    const isOwn = raw.fleet.get(plate)?.depotId === depotId;
    const detail = { zh: `车场 ${depotId}：缺驾驶员的车辆`, en: `depot ${depotId}: a bus without drivers` };
    findings.expect('crew.staffing', isOwn, { limit: 'fleet.csv', actual: plate, detail });
    const out = plan.trips.find(({ bus }) => bus.plate === plate);
    const busyDetail = {
      zh: `车场 ${depotId}：缺驾驶员的车辆已派出`,
      en: `depot ${depotId}: a bus without drivers is out`,
    };
    findings.expect('crew.staffing', anew || out === undefined, {
      limit: plate,
      actual: out?.tripId ?? '',
      detail: busyDetail,
    });
  }
}
