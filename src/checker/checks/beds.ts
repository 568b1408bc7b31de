import type { Check } from '../context.ts';
import { type Bed, bedsOf } from '../dormView.ts';
import type { RawHeldBed } from '../raw/dorms.ts';

const codes = new Set([
  ...['locked_bed', 'sex_unknown', 'fever_rooms', 'floor_exclusive', 'cohort', 'single_room', 'company', 'sex', 'beds'],
]);

/** Who has which bed, whether it is one, and for how long. */
export const checkBeds: Check = (context) => {
  const { plan, raw, findings } = context;
  const { dorms } = plan;
  if (dorms === undefined) {
    const anyBed = plan.workers.find(({ stay, dorm }) => stay !== undefined || dorm !== null);
    if (raw.dorms.length > 0 && anyBed === undefined) findings.note(notAssigned);
    findings.expect('dorm.somewhere', anyBed === undefined, {
      workerId: anyBed?.workerId,
      limit: 'dorms',
      actual: '—',
    });
    return;
  }
  const without = new Map<string, number>();
  for (const { workerId } of dorms.without) without.set(workerId, (without.get(workerId) ?? 0) + 1);
  for (const { workerId, tripId, stay, dorm } of plan.workers) {
    const places = (without.get(workerId) ?? 0) + (stay === undefined ? 0 : 1);
    const limit = tripId === null ? 0 : 1;
    findings.expect('dorm.somewhere', places === limit, { workerId, limit, actual: places });
    findings.equal('dorm.label', dorm ?? '—', stay ? labelOf(stay) : '—', { workerId });
  }
  const strangers = [...without.keys()].filter((workerId) => !context.workers.has(workerId));
  findings.expect('dorm.somewhere', strangers.length === 0, { limit: '—', actual: strangers.join(', ') });
  for (const { workerId, reason, fix } of dorms.without) {
    const holds = codes.has(reason.code) && reason.text.trim() !== '' && (fix === null || fix.text.trim() !== '');
    findings.expect('dorm.without', holds, { workerId, limit: [...codes].join(', '), actual: reason.code });
  }
  checkFigures(context);
  const beds = bedsOf(context);
  const taken = new Map<string, string>();
  const held = new Map<string, RawHeldBed[]>();
  for (const one of context.raw.heldBeds) held.set(one.bed, [...(held.get(one.bed) ?? []), one]);
  for (const bed of beds) {
    checkBed(context, bed, taken);
    checkHeld(context, bed, held.get(labelOf(bed.stay)) ?? []);
  }
};

const notAssigned = { zh: '方案没有安排宿舍', en: 'dormitories: the plan assigns no beds' };

function checkFigures({ plan: { dorms, workers }, findings }: Parameters<Check>[0]): void {
  if (dorms === undefined) return;
  const { bound, price, optimal, housed, without } = dorms;
  findings.equal('dorm.figures', housed, workers.filter(({ stay }) => stay !== undefined).length);
  const left = without.length;
  findings.expect('dorm.figures', bound.without <= left, { limit: left, actual: bound.without });
  const comparable = bound.without === left;
  findings.expect('dorm.figures', !comparable || bound.price <= price, { limit: price, actual: bound.price });
  const met = comparable && bound.price === price;
  findings.expect('dorm.figures', !optimal || met, {
    limit: `${left}, ${price}`,
    actual: `${bound.without}, ${bound.price}`,
  });
}

function checkBed({ findings }: Parameters<Check>[0], bed: Bed, taken: Map<string, string>): void {
  const { workerId, stay, room, arrivedOn, term } = bed;
  const place = `${bed.roomKey} #${stay.bed}`;
  const known = room !== null && stay.bed <= room.beds && stay.kind === room.kind;
  findings.expect('dorm.known', known, {
    workerId,
    limit: room === null ? '—' : `${room.beds} ${room.kind}`,
    actual: place,
  });
  findings.expect('dorm.once', !taken.has(place), { workerId, limit: taken.get(place) ?? '—', actual: place });
  taken.set(place, workerId);
  if (room !== null) {
    findings.expect('dorm.kind', (room.kind === 'isolation') === term.days > 0, {
      ...{ workerId, limit: `${term.days} d`, actual: room.kind },
    });
    const isOwn = room.companyId === '' || room.companyId === bed.companyId;
    findings.expect('dorm.company', isOwn, { workerId, limit: room.companyId, actual: bed.companyId });
  }
  if (arrivedOn === null) return;
  const release = new Date(Date.parse(arrivedOn) + term.days * 24 * 3600 * 1000).toISOString().slice(0, 10);
  findings.equal('dorm.stay', `${stay.from} – ${stay.until ?? ''}`, `${arrivedOn} – ${term.days > 0 ? release : ''}`, {
    workerId,
  });
}

/** @param holds of the bed */
function checkHeld(
  { findings }: Parameters<Check>[0],
  { workerId, roomKey, stay }: Bed,
  holds: readonly RawHeldBed[],
): void {
  const held = holds.find(
    ({ from, until }) => (stay.until === null || from <= stay.until) && (until === '' || stay.from <= until),
  );
  findings.expect('dorm.held', held === undefined, {
    workerId,
    limit: `${held?.from ?? '—'} – ${held?.until ?? ''}`,
    actual: `${roomKey} #${stay.bed} ${stay.from} – ${stay.until ?? ''}`,
  });
}

/** How people call a bed. */
function labelOf({ site, building, floor, room, bed }: Bed['stay']): string {
  return `${[site, building, floor, room].filter((part) => part !== '').join(' ')}-${bed}`;
}
