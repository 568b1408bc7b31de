import { edit, editCell, later, type Operator, override, stopsOf, travellers } from './draft.ts';

/** Operators for the rules on buses, stops and seats. */
export const tripOperators: Operator[] = [
  {
    rule: 'bus.known',
    does: 'the bus is not in the fleet',
    apply: ({ plan }, dice) => {
      dice.pick(plan.trips).bus.plate = '苏F·Z9999';
    },
  },
  {
    rule: 'bus.once',
    does: 'two trips use one bus',
    apply: ({ plan }, dice) => {
      const [one, other] = dice.pick([
        [0, 1],
        [1, 0],
      ]);
      plan.trips[one!]!.bus = { ...plan.trips[other!]!.bus };
    },
  },
  {
    rule: 'bus.seats',
    does: 'the seats differ from the fleet',
    apply: ({ plan }, dice) => {
      dice.pick(plan.trips).bus.seats += dice.int(1, 20);
    },
  },
  {
    rule: 'available_from',
    does: 'the bus was not there yet',
    apply: (draft, dice) =>
      editCell(draft, 'fleet.csv', dice.pick(['苏F·A1001', '苏F·A1002']), 7, () =>
        dice.pick(['2020-02-25', '2020-02-24T06:00:00+08:00']),
      ),
  },
  {
    rule: 'trip.depot',
    does: 'the bus belongs to another depot',
    apply: (draft, dice) => editCell(draft, 'fleet.csv', dice.pick(['苏F·A1001', '苏F·A1002']), 2, () => 'D2'),
  },
  {
    rule: 'trip.depot',
    does: 'the trip ends elsewhere',
    apply: ({ plan }, dice) => {
      dice.pick(plan.trips).stops.at(-1)!.lat += dice.int(1, 9) / 1000;
    },
  },
  {
    rule: 'trip.party',
    does: 'somebody rides without the person whom his row names as travelling along',
    apply: (draft, dice) => {
      const { plan, files } = draft;
      const lineOf = (file: string, row: number) => String(files.get(`rosters/${file}`)).split('\n')[row - 1]!;
      const listed = travellers(plan).filter(({ source: { file } }) => file.endsWith('.csv'));
      const own = dice.pick(listed);
      const mate = dice.pick(listed.filter(({ tripId }) => tripId !== own.tripId));
      const cells = lineOf(mate.source.file, mate.source.row).split(',');
      const { file, row } = own.source;
      edit(draft, `rosters/${file}`, (text) =>
        text
          .split('\n')
          .map((line, i) => {
            if (i === row - 1) return `${line},无、${cells[2]}`;
            return /姓名/.test(line) ? `${line},同行人证件号` : line;
          })
          .join('\n'),
      );
    },
  },
  {
    rule: 'trip.order',
    does: 'a drop-off comes before a pick-up',
    apply: ({ plan }, dice) => {
      const { stops } = dice.pick(plan.trips);
      const pickup = stops.findIndex((stop) => stop.kind === 'pickup');
      const dropoff = stops.findIndex((stop) => stop.kind === 'dropoff');
      [stops[pickup], stops[dropoff]] = [stops[dropoff]!, stops[pickup]!];
    },
  },
  {
    rule: 'trip.max_pickups',
    does: 'fewer pick-ups are allowed',
    apply: (draft) => override(draft, 'trip', 'max_pickups', 1),
  },
  {
    rule: 'trip.max_dropoffs',
    does: 'fewer drop-offs are allowed',
    apply: (draft) => override(draft, 'trip', 'max_dropoffs', 1),
  },
  {
    rule: 'trip.no_stop_risk',
    does: 'one of two counties is of high or medium risk',
    apply: (draft, dice) => {
      const line = `${dice.pick(['341221', '341222'])},${dice.pick(['high', 'medium'])},2020-02-20,\n`;
      edit(draft, 'risk.csv', (text) => text + line);
    },
  },
  {
    rule: 'trip.capacity_value',
    does: 'the capacity is not what the policy leaves',
    apply: ({ plan }, dice) => {
      dice.pick(plan.trips).bus.capacity += dice.pick([-1, 1, 5]);
    },
  },
  {
    // T02 carries 9 at medium risk; at low risk it would be the 10 seats outside the reserved rows
    rule: 'trip.capacity_value',
    does: 'the risk of the county ended before the service date',
    apply: (draft, dice) =>
      edit(draft, 'risk.csv', (text) => text.replace('2020-03-31', `2020-02-${dice.int(10, 23)}`)),
  },
  {
    // ⌊0.5 · 13⌋ = 6 < 7 people in T02
    rule: 'trip.capacity',
    does: 'the bus is smaller than its passengers need',
    apply: (draft, dice) => editCell(draft, 'fleet.csv', '苏F·A1002', 1, () => String(dice.int(9, 13))),
  },
  {
    rule: 'trip.capacity',
    does: 'more people are said to be aboard than fit',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan, 'pickup', 'rest', 'handover')).stop.aboard = dice.int(25, 60);
    },
  },
  {
    rule: 'stop.seq',
    does: 'the numbers of stops have a gap',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan)).stop.seq += dice.int(1, 5);
    },
  },
  {
    rule: 'stop.fields',
    does: 'a pick-up has no county, a drop-off no company, or a stand has one',
    apply: ({ plan }, dice) => {
      dice.pick([
        () => Object.assign(dice.pick(stopsOf(plan, 'pickup')).stop, { adcode: null }),
        () => Object.assign(dice.pick(stopsOf(plan, 'dropoff')).stop, { companyId: null }),
        () => Object.assign(dice.pick(stopsOf(plan, 'rest', 'overnight', 'handover')).stop, { companyId: 'C01' }),
      ])();
    },
  },
  {
    rule: 'stop.change',
    does: 'somebody gets on or off at a stand, or on at a drop-off',
    apply: ({ plan }, dice) => {
      const { trip } = dice.pick(stopsOf(plan, 'pickup'));
      const { stop } = dice.pick(stopsOf(plan, 'rest', 'overnight', 'handover', 'dropoff'));
      const pickup = trip.stops.find((other) => other.kind === 'pickup')!;
      stop.board.push(pickup.board.pop()!);
    },
  },
  {
    rule: 'stop.aboard',
    does: 'the count aboard is wrong',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan)).stop.aboard += dice.int(1, 3);
    },
  },
  {
    rule: 'stop.county',
    does: 'a worker boards in another county',
    apply: ({ plan }, dice) => {
      const [one, other] = plan.trips[0]!.stops.filter((stop) => stop.kind === 'pickup');
      if (dice.int(0, 1) === 0) other!.board.push(one!.board.pop()!);
      else one!.board.push(other!.board.pop()!);
    },
  },
  {
    rule: 'stop.place',
    does: 'the pick-up is not at the place that the rows name',
    apply: ({ plan }, dice) => {
      const { stop } = stopsOf(plan, 'pickup').find((found) => found.stop.adcode === '341221')!;
      stop.lng += dice.int(1, 50) / 1000;
    },
  },
  {
    rule: 'stop.company',
    does: 'a worker alights at the wrong company',
    apply: ({ plan }, dice) => {
      const [one, other] = dice.pick(plan.trips).stops.filter((stop) => stop.kind === 'dropoff');
      other!.alight.push(one!.alight.pop()!);
    },
  },
  {
    rule: 'stop.company',
    does: 'the drop-off is not at the company',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan, 'dropoff')).stop.lat += dice.int(1, 50) / 1000;
    },
  },
  {
    rule: 'stop.doubled',
    does: 'one place is served by two stops',
    apply: ({ plan }, dice) => {
      const { trip, stop } = dice.pick(stopsOf(plan, 'pickup', 'dropoff'));
      const again = {
        ...stop,
        board: stop.board.splice(1),
        alight: stop.alight.splice(1),
        legDistanceM: 0,
        legDriveS: 0,
      };
      trip.stops.splice(trip.stops.indexOf(stop) + 1, 0, {
        ...again,
        arriveAt: stop.departAt,
        departAt: later(stop.departAt, 600),
      });
    },
  },
  {
    rule: 'seat.exists',
    does: 'a traveller has no seat, or one that the bus has not',
    apply: ({ plan }, dice) => {
      dice.pick(travellers(plan)).seat = dice.pick([null, '14A', '1Z', '0A']);
    },
  },
  {
    rule: 'seat.exists',
    does: 'somebody left over has a seat',
    apply: ({ plan }) => {
      plan.workers.find((worker) => worker.tripId === null)!.seat = '1A';
    },
  },
  {
    // 33 seats: rows 1–7 of four and the bench 8A–8E; 19 seats: 1AB, rows 2–4 and the bench 5A–5E; the last two are reserved
    rule: 'seat.reserved',
    does: 'somebody sits in the observation area',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(travellers(plan));
      worker.seat = dice.pick(worker.tripId === 'T01' ? ['7A', '7D', '8A', '8E'] : ['4B', '4C', '5A', '5E']);
    },
  },
  {
    rule: 'seat.doubled',
    does: 'two people have one seat',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(travellers(plan));
      const others = travellers(plan).filter((other) => other.tripId === worker.tripId && other !== worker);
      worker.seat = dice.pick(others).seat;
    },
  },
  {
    // T01 has 8 people for 12 pairs
    rule: 'seat.one_per_pair',
    does: 'two sit together while pairs are empty',
    apply: ({ plan }, dice) => {
      const [one, other] = [dice.int(0, 3), dice.int(7, 10)];
      plan.workers[other]!.seat = plan.workers[one]!.seat!.replace('A', 'B').replace('C', 'D');
    },
  },
  {
    // in T02 two pairs must be shared, and C03 can do that among its own five
    rule: 'seat.shared',
    does: 'people of two companies share a pair needlessly',
    apply: ({ plan }, dice) => {
      const at = (seat: string) => plan.workers.find((worker) => worker.tripId === 'T02' && worker.seat === seat)!;
      const [single, shared] = [at(dice.pick(['3A', '3C'])), at(dice.pick(['1A', '1B', '2A', '2B']))];
      [single.seat, shared.seat] = [shared.seat, single.seat];
    },
  },
];
