import { edit, editCell, editHead, type Operator, stopsOf, travellers } from './draft.ts';

const c01 = 'rosters/C01.csv';
const c02 = 'rosters/大地电气.csv';
/** Names in the two CSV rosters whose rows are accepted. */
const accepted: [file: string, name: string][] = [
  ...['王甲', '王乙', '王丙', '王丁', '王戊', '王己', '王庚'].map((name): [string, string] => [c01, name]),
  ...['李甲', '李乙', '李丙', '李丁'].map((name): [string, string] => [c02, name]),
];

/** Operators for the rules on rows and workers. */
export const peopleOperators: Operator[] = [
  {
    rule: 'worker.row',
    does: 'a worker names a row that is a title, blank, or not there',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(plan.workers.filter(({ companyId }) => companyId === 'C01'));
      worker.source.row = dice.pick([1, 2, 10, 99]);
    },
  },
  {
    rule: 'worker.row_once',
    does: 'two workers come from one row',
    apply: ({ plan }, dice) => {
      const [one, other] = [dice.int(0, 7), dice.int(8, 15)];
      plan.workers[other]!.source = { ...plan.workers[one]!.source };
    },
  },
  {
    rule: 'worker.rows_complete',
    does: 'a rejected row is dropped silently',
    apply: ({ plan }) => {
      plan.rejected = [];
    },
  },
  {
    rule: 'worker.rows_complete',
    does: 'a roster has one more person',
    apply: (draft) => edit(draft, c02, (text) => `${text}5,李戊,341222198106062475,13810000999,太和县\n`),
  },
  {
    rule: 'worker.rows_complete',
    does: 'a roster that nobody can read is passed over',
    apply: ({ files }, dice) =>
      void files.set(`rosters/${dice.pick(['C04.xlsx', 'C04.xls', 'C04.csv'])}`, '名单见附件'),
  },
  {
    rule: 'worker.company',
    does: 'a worker is given to another company',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(plan.workers);
      worker.companyId = dice.pick(['C01', 'C02', 'C03', 'C04'].filter((id) => id !== worker.companyId));
    },
  },
  {
    rule: 'worker.identity',
    does: 'two accepted rows have one ID number',
    apply: (draft, dice) =>
      editCell(draft, c02, dice.pick(['李甲', '李乙', '李丙', '李丁']), 2, () => '341181199005151355'),
  },
  {
    rule: 'worker.tag',
    does: 'somebody has the tag of another person',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(plan.workers);
      worker.idTag = worker.idTag === '0000' ? '0001' : '0000';
    },
  },
  {
    rule: 'worker.name',
    does: 'an accepted row has no name',
    apply: (draft, dice) => {
      const [file, name] = dice.pick(accepted);
      editCell(draft, file, name, 1, () => '');
    },
  },
  {
    rule: 'worker.id_number',
    does: 'an accepted row has a wrong check digit, or none of the digits',
    apply: (draft, dice) => {
      const [file, name] = dice.pick(accepted);
      const cut = dice.int(0, 1);
      editCell(draft, file, name, 2, (id) => (cut ? '' : id.slice(0, 17) + (id.endsWith('7') ? '6' : '7')));
    },
  },
  {
    rule: 'worker.phone',
    does: 'an accepted row has a phone of ten digits or a landline',
    apply: (draft, dice) => {
      const [file, name] = dice.pick(accepted);
      editCell(draft, file, name, 3, (phone) => dice.pick([phone.slice(1), '051385512345']));
    },
  },
  {
    // 34122220060310107 has Σ weights·digits mod 11 = 9, hence the check digit 3: thirteen years old in February 2020
    rule: 'worker.age',
    does: 'an accepted worker is a child',
    apply: (draft, dice) => {
      const [file, name] = dice.pick(accepted);
      editCell(draft, file, name, 2, () => checked('34122220060310107'));
    },
  },
  {
    rule: 'worker.area',
    does: 'the county lies outside the origin provinces',
    apply: (draft) =>
      editHead(draft, (head) => {
        head.originProvinces = ['37'];
      }),
  },
  {
    rule: 'worker.county',
    does: 'a worker is said to come from another county of his trip, and boards there',
    apply: ({ plan }, dice) => {
      const [taihe, linquan] = plan.trips[0]!.stops.filter((stop) => stop.kind === 'pickup');
      const [from, to] = dice.pick([
        [taihe!, linquan!],
        [linquan!, taihe!],
      ]);
      const workerId = dice.pick(from!.board);
      from!.board = from!.board.filter((id) => id !== workerId);
      to!.board.push(workerId);
      plan.workers.find((worker) => worker.workerId === workerId)!.adcode = to!.adcode!;
    },
  },
  {
    rule: 'worker.somewhere',
    does: 'a worker is both placed and left over',
    apply: ({ plan }, dice) => {
      plan.unassigned[0]!.workerId = dice.pick(travellers(plan)).workerId;
    },
  },
  {
    rule: 'worker.somewhere',
    does: 'nobody says where a worker is',
    apply: ({ plan }) => {
      plan.unassigned = [];
    },
  },
  {
    rule: 'worker.manifest',
    does: 'a worker names the trip that he is not on',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(travellers(plan));
      worker.tripId = worker.tripId === 'T01' ? 'T02' : 'T01';
    },
  },
  {
    rule: 'worker.manifest',
    does: 'a stranger boards',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan, 'pickup')).stop.board.push('C09-001');
    },
  },
  {
    rule: 'worker.board_once',
    does: 'a worker boards again, on the same or the other trip',
    apply: ({ plan }, dice) => {
      const worker = dice.pick(travellers(plan));
      dice.pick(stopsOf(plan, 'pickup')).stop.board.push(worker.workerId);
    },
  },
  {
    rule: 'worker.left_aboard',
    does: 'a worker never alights, or alights twice',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'dropoff'));
      if (dice.int(0, 1) === 0) stop.alight.pop();
      else stop.alight.push(stop.alight[0]!);
    },
  },
  {
    rule: 'unassigned.code',
    does: 'the reason is not of the list',
    apply: ({ plan }, dice) => {
      Object.assign(plan.unassigned[0]!.reason, { code: dice.pick(['too_far', 'because', 'capacity']) });
    },
  },
  {
    rule: 'unassigned.figures',
    does: 'the actual distance is within the limit',
    apply: ({ plan }, dice) => {
      plan.unassigned[0]!.reason.actual = dice.int(1, 900_000);
    },
  },
  {
    rule: 'unassigned.figures',
    does: 'the limit is not the effective one, or the text is missing',
    apply: ({ plan }, dice) => {
      const { reason } = plan.unassigned[0]!;
      if (dice.int(0, 1) === 0) reason.limit = dice.int(1, 899_999);
      else reason.text = '';
    },
  },
  {
    rule: 'rejected.form',
    does: 'a rejected row has an unknown code, no remedy, no cells, or is not there',
    apply: ({ plan }, dice) => {
      const row = plan.rejected[0]!;
      const cell = row.cells[0]!;
      dice.pick([
        () => Object.assign(cell, { code: 'wrong' }),
        () => Object.assign(cell, { fix: '' }),
        () => Object.assign(row, { cells: [] }),
        () => Object.assign(row, { row: 88 }),
      ])();
    },
  },
  {
    rule: 'rejected.masked',
    does: 'an ID or phone number stands unmasked',
    apply: ({ plan }, dice) => {
      plan.rejected[0]!.cells[0]!.value = dice.pick(['341222199301021561', '13810000104', "'34122219930102156X"]);
    },
  },
  {
    rule: 'rejected.true',
    does: 'a sound row is rejected',
    apply: ({ plan }, dice) => {
      const [worker] = plan.workers.splice(dice.int(0, 15), 1);
      plan.rejected.push({ ...worker!.source, cells: [{ ...plan.rejected[0]!.cells[0]!, code: dice.pick(faults) }] });
    },
  },
];

const faults = [
  'name_missing',
  'id_missing',
  'id_checksum',
  'phone_missing',
  'phone_format',
  'under_age',
  'duplicate_in_batch',
];

/** Seventeen digits with their check digit (GB 11643): Σ digit · 2^(17−i) mod 11, which equals the table of weights. */
function checked(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
  return digits + '10X98765432'[sum % 11];
}
