import type { Worker } from '../contract/worker.ts';

/** What may differ between two versions of a person's row. */
export type ComparedField = 'name' | 'phone' | 'county' | 'pickup' | 'sex' | 'remark' | 'companions';

/** A person in both versions whose row says something else now. */
export interface WorkerChange {
  before: Worker;
  after: Worker;
  fields: ComparedField[];
}

/** What two versions of a company's rosters do not have in common. */
export interface RosterDiff {
  added: Worker[];
  dropped: Worker[];
  changed: WorkerChange[];
  unchanged: number;
}

const fields: Record<ComparedField, (worker: Worker) => unknown> = {
  name: ({ name }) => name,
  phone: ({ phone }) => phone,
  county: ({ adcode }) => adcode,
  pickup: ({ pickupName }) => pickupName,
  sex: ({ sex }) => sex,
  remark: ({ remark }) => remark,
  companions: ({ companions }) => companions?.text,
};

/** Compares accepted people by identity (company, ID type and number), in reading order; where a row stands does not matter. */
export function compareRosters(before: readonly Worker[], after: readonly Worker[]): RosterDiff {
  const earlier = new Map(before.map((worker) => [identity(worker), worker]));
  const later = new Set(after.map(identity));
  const diff: RosterDiff = {
    added: [],
    dropped: before.filter((worker) => !later.has(identity(worker))),
    changed: [],
    unchanged: 0,
  };
  for (const worker of after) {
    const known = earlier.get(identity(worker));
    if (known === undefined) {
      diff.added.push(worker);
      continue;
    }
    const differing = (Object.keys(fields) as ComparedField[]).filter(
      (field) => fields[field](known) !== fields[field](worker),
    );
    if (differing.length === 0) diff.unchanged += 1;
    else diff.changed.push({ before: known, after: worker, fields: differing });
  }
  return diff;
}

function identity({ companyId, idType, idNumber }: Worker): string {
  return JSON.stringify([companyId, idType, idNumber]);
}
