import type { Check, CheckContext } from '../context.ts';
import { ageOn, birthDateOf, residentIdHolds } from '../raw/person.ts';
import { rowKey } from '../raw/rosterRows.ts';
import type { TripView } from '../tripView.ts';

const adultYears = 18;

/** Coach captains and escorts, where the document names them. */
export const checkCaptains: Check = (context) => {
  for (const trip of context.trips) {
    checkTripCaptains(context, trip);
    checkEscorts(context, trip);
  }
};

function checkTripCaptains(context: CheckContext, { tripId, doc, stops }: TripView): void {
  const { captains } = doc;
  if (captains === undefined) return;
  const adults = new Set(stops.flatMap((stop) => stop.board).filter((workerId) => !isMinor(context, workerId)));
  const expected = Math.min(context.policy.crew.captains, adults.size);
  const sound = captains.length === expected && new Set(captains).size === expected;
  context.findings.expect('crew.captains', sound, { tripId, limit: expected, actual: captains.join(',') || 0 });
  for (const workerId of captains)
    context.findings.expect('crew.captains', adults.has(workerId), {
      ...{ tripId, workerId, limit: `aboard, ${adultYears}+`, actual: 'no' },
    });
}

/** Known to be under age; only a resident ID tells. */
function isMinor({ workers, rows, raw }: CheckContext, workerId: string): boolean {
  const source = workers.get(workerId)?.source;
  const idNumber = source && rows.get(rowKey(source.file, source.sheet, source.row))?.idNumber;
  if (!idNumber || !residentIdHolds(idNumber)) return false;
  return ageOn(birthDateOf(idNumber)!, raw.serviceDate) < adultYears;
}

function checkEscorts({ findings, policy, workers }: CheckContext, { tripId, doc, stops }: TripView): void {
  const { escorts } = doc;
  if (escorts === undefined) return;
  const aboard = new Set(stops.flatMap((stop) => stop.board).map((workerId) => workers.get(workerId)?.companyId));
  const foreign = escorts.filter(({ companyId }) => !aboard.has(companyId)).map(({ companyId }) => companyId);
  findings.expect('crew.escort', escorts.length === policy.crew.escort && foreign.length === 0, {
    ...{ tripId, limit: policy.crew.escort, actual: foreign.join(',') || escorts.length },
  });
}
