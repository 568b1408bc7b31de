import { delay, editCell, later, type Operator, override, stopsOf } from './draft.ts';

const hour = 3600;

/** Operators for the rules on times, driving hours and crews. */
export const timeOperators: Operator[] = [
  {
    rule: 'time.monotone',
    does: 'a stop ends before it begins, or begins before the one before it ends',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan).filter((found) => found.stop.seq > 0));
      if (dice.int(0, 1) === 0) stop.departAt = later(stop.arriveAt, -dice.int(1, 600));
      else stop.arriveAt = later(stop.arriveAt, -72 * hour);
    },
  },
  {
    rule: 'time.leg_drive',
    does: 'a leg has more driving than the clock allows',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan).filter(({ stop }) => stop.seq > 0)).stop.legDriveS += dice.int(1, 5000);
    },
  },
  {
    rule: 'time.standing',
    does: 'the bus stands somewhere for hours without a stop',
    apply: ({ plan }, dice) => {
      const { trip, stop } = dice.pick(stopsOf(plan).filter((found) => found.stop.seq > 0));
      delay(trip, stop.seq, dice.int(1801, 2 * hour));
    },
  },
  {
    rule: 'horizon.start',
    does: 'the bus leaves its depot two days early',
    apply: ({ plan }, dice) => {
      const [start] = dice.pick(plan.trips).stops;
      start!.arriveAt = later(start!.arriveAt, -48 * hour);
      start!.departAt = later(start!.departAt, -48 * hour);
    },
  },
  {
    rule: 'horizon',
    does: 'the last drop-off is two days late',
    apply: ({ plan }, dice) => {
      const trip = dice.pick(plan.trips);
      delay(trip, trip.stops.length - 2, 48 * hour);
    },
  },
  {
    rule: 'time.service_date',
    does: 'the trip runs on another day',
    apply: ({ plan }, dice) => delay(dice.pick(plan.trips), 0, dice.pick([-24, 24]) * hour),
  },
  {
    rule: 'trip.pickup_hours',
    does: 'the pick-up hours begin later or end earlier',
    apply: (draft, dice) =>
      override(
        draft,
        'trip',
        'pickup_hours',
        dice.pick([
          ['12:00', '22:00'],
          ['00:00', '07:00'],
        ]),
      ),
  },
  {
    rule: 'trip.pickup_hours',
    does: 'the trip runs in the evening',
    apply: ({ plan }, dice) => delay(plan.trips[1]!, 0, dice.int(14, 15) * hour),
  },
  {
    rule: 'receive_window',
    does: 'the company receives at other hours',
    apply: (draft, dice) => {
      const company = dice.pick(['C01', 'C02', 'C03']);
      editCell(draft, 'companies.csv', company, 10, () => '22:30');
      editCell(draft, 'companies.csv', company, 11, () => dice.pick(['23:30', '02:00']));
    },
  },
  {
    rule: 'dwell.pickup',
    does: 'a pick-up is too short by a second or more',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'pickup'));
      stop.departAt = later(stop.departAt, -dice.int(1, 600));
    },
  },
  {
    rule: 'dwell.dropoff',
    does: 'a drop-off is too short by a second or more',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'dropoff'));
      stop.departAt = later(stop.departAt, -dice.int(1, 600));
    },
  },
  {
    rule: 'dwell.handover',
    does: 'a hand-over is too short by a second or more',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'handover'));
      stop.departAt = later(stop.arriveAt, 300 - dice.int(1, 300));
    },
  },
  {
    // 300 s of hand-over are work: with less than 1200 s of rest beside them the way out is one stretch of 6 h
    rule: 'hos.cont_day_min',
    does: 'the rest on the way out is too short',
    apply: ({ plan }, dice) => {
      const stop = plan.trips[0]!.stops[1]!;
      stop.departAt = later(stop.departAt, -dice.int(1, 1200));
    },
  },
  {
    // from 20:30 on the way out passes 22:00 with 1.5 h driven and goes on
    rule: 'hos.cont_night_min',
    does: 'the trip runs at night without more rests',
    apply: ({ plan }, dice) => delay(plan.trips[1]!, 0, dice.int(14 * 60, 17 * 60) * 60),
  },
  {
    rule: 'hos.curfew',
    does: 'the bus drives between 02:00 and 05:00',
    apply: ({ plan }, dice) => delay(plan.trips[1]!, 0, -dice.int(31, 300) * 60),
  },
  {
    rule: 'hos.max_24h_min',
    does: 'one driver drives everything',
    apply: ({ plan }, dice) => {
      const driverId = dice.pick(['DR1', 'DR2']);
      for (const stop of plan.trips[0]!.stops.slice(1)) stop.driverId = driverId;
    },
  },
  {
    rule: 'hos.max_7d_min',
    does: 'a driver comes tired',
    apply: (draft, dice) =>
      editCell(draft, 'drivers.csv', dice.pick(['DR1', 'DR2', 'DR3']), 5, () => String(dice.int(2500, 2640))),
  },
  {
    rule: 'crew.size',
    does: 'there is no crew, more than come with the bus, or one twice',
    apply: ({ plan }, dice) => {
      const { crew } = dice.pick(plan.trips);
      if (dice.int(0, 1) === 0) crew.length = 0;
      else crew.push(crew[0]!, crew[0]!);
    },
  },
  {
    rule: 'crew.size',
    does: 'fewer drivers come with the bus',
    apply: (draft) => editCell(draft, 'fleet.csv', '苏F·A1001', 4, () => '1'),
  },
  {
    rule: 'hos.second_driver_km',
    does: 'a long trip has one driver',
    apply: ({ plan }) => {
      plan.trips[0]!.crew.pop();
    },
  },
  {
    rule: 'hos.second_driver_km',
    does: 'the threshold is lower than the way',
    apply: (draft, dice) => {
      override(draft, 'hos', 'second_driver_km', dice.int(50, 150));
      override(draft, 'hos', 'second_driver_km_expressway', dice.int(150, 170));
    },
  },
  {
    rule: 'crew.known',
    does: 'a driver is not in drivers.csv, or has another name there',
    apply: ({ plan }, dice) => {
      const member = dice.pick(dice.pick(plan.trips).crew);
      if (dice.int(0, 1) === 0) member.driverId = 'DR9';
      else member.name = '丁九';
    },
  },
  {
    rule: 'crew.known',
    does: 'there is no drivers.csv, and the ids are not those that come with the bus',
    apply: ({ files }) => void files.delete('drivers.csv'),
  },
  {
    rule: 'crew.depot',
    does: 'a driver belongs to another depot',
    apply: (draft, dice) => editCell(draft, 'drivers.csv', dice.pick(['DR1', 'DR2', 'DR3']), 3, () => 'D2'),
  },
  {
    rule: 'crew.licence',
    does: 'a licence expires before the trip ends',
    apply: (draft, dice) =>
      editCell(draft, 'drivers.csv', dice.pick(['DR1', 'DR2', 'DR3']), 4, () => `2020-02-${dice.int(10, 23)}`),
  },
  {
    rule: 'crew.overlap',
    does: 'a driver is on both trips',
    apply: ({ plan }, dice) => {
      const [one, other] = plan.trips;
      if (dice.int(0, 1) === 0) other!.crew.push(dice.pick(one!.crew));
      else one!.crew[0] = other!.crew[0]!;
    },
  },
  {
    rule: 'crew.at_wheel',
    does: 'nobody drives a leg, or somebody who is not aboard',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan).filter(({ stop }) => stop.seq > 0)).stop.driverId = dice.pick([null, 'DR4']);
    },
  },
  {
    rule: 'crew.handover',
    does: 'the driver changes at a rest, or at a hand-over without time for it',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'handover'));
      if (dice.int(0, 1) === 0) stop.kind = 'rest';
      else stop.departAt = later(stop.arriveAt, 299);
    },
  },
];
