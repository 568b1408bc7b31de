import type { DriverRun, DriverTrip, DriverTripStop } from '../../../src/contract/driverTrip.ts';

/** Of a call of the API. */
export const planId = '6b1f4b3e-8f0a-4a55-9d0e-1c2d3e4f5a6b';

function stop(seq: number, kind: DriverTripStop['kind'], arriveAt: string, departAt: string): DriverTripStop {
  return {
    ...{ seq, kind, name: `${kind} ${seq}`, lng: 115, lat: 33, arriveAt, departAt },
    ...{ legDistanceM: 100_000, legDriveS: 7200, legEstimated: true, driverId: seq === 0 ? null : 'D1' },
    ...{ board: [], alight: [], address: '', contact: null },
  };
}

/** Depot 04:00 → pick-up 06:00–06:30 → rest 08:30–08:50, break due 12:50 → drop-off 11:00, then the end of the trip. */
export function tinyRun(): DriverRun {
  const day = (time: string) => `2020-02-24T${time}:00+08:00`;
  const rest = stop(2, 'rest', day('08:30'), day('08:50'));
  return {
    bus: { plate: '苏F·A0001', seats: 40, capacity: 20, depotId: 'D', operator: '' },
    drivers: [{ driverId: 'D1', name: '任成', phone: '13800000000' }],
    stops: [
      stop(0, 'depot', day('04:00'), day('04:00')),
      { ...stop(1, 'pickup', day('06:00'), day('06:30')), board: ['C1-001', 'C1-002', 'C2-001'] },
      { ...rest, hours: { continuousS: 7200, breakDueAt: day('12:50'), drivers: [] } },
      { ...stop(3, 'dropoff', day('11:00'), day('11:00')), alight: ['C1-001', 'C1-002', 'C2-001'] },
    ],
    people: [
      person('C1-002', '李四', '10A', '1234'),
      person('C1-001', '张三', '2B', '567X'),
      person('C2-001', '王五', '', ''),
    ],
    escorts: [],
    rules: {
      ...{ maxWaitMin: 30, feverC: 37.3, feverOp: '>=', checkpoints: ['boarding'] },
      ...{ healthStopEveryMin: 120, restMinLenMin: 20 },
    },
  };
}

function person(workerId: string, name: string, seat: string, idTail: string) {
  return { workerId, name, seat, idTail, phone: '', company: '', captain: null };
}

/** The same as the server answers it. */
export function tinyTrip(): DriverTrip {
  return {
    ...{ planId, tripId: 'T01', batchName: 'b', timeZone: 'Asia/Shanghai', expiresAt: '2099-01-01T00:00:00.000Z' },
    sheet: { tripId: 'T01', sheetVersion: 1, state: 'open', acknowledged: null },
    run: tinyRun(),
    eta: null,
    log: [],
  };
}
