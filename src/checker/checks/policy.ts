import type { Check } from '../context.ts';

/** The document is about this scenario and states its effective policy and limits. */
export const checkPolicy: Check = ({ plan, raw, policy, findings }) => {
  findings.equal('doc.scenario', plan.scenario, raw.name);
  for (const { path, expected, stated } of leaves(policy, plan.policy, ''))
    findings.equal('doc.policy', stated, expected, { detail: { zh: path, en: path } });
  for (const key of ['loadedDistanceM', 'loadedDriveS'] as const)
    findings.equal('doc.limits', plan.limits[key], policy.limits[key], { detail: { zh: key, en: key } });

  findings.checked += 1;
  repeated(plan.trips.map((trip) => trip.tripId)).forEach((tripId) => {
    findings.expect('doc.ids_unique', false, { tripId, limit: 1, actual: 2 });
  });
  repeated(plan.workers.map((worker) => worker.workerId)).forEach((workerId) => {
    findings.expect('doc.ids_unique', false, { workerId, limit: 1, actual: 2 });
  });
};

interface Leaf {
  path: string;
  expected: string;
  stated: string;
}

/** Every value of `expected` beside the one in the same place of `stated`, as JSON. */
function leaves(expected: unknown, stated: unknown, path: string): Leaf[] {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return [{ path, expected: JSON.stringify(expected), stated: JSON.stringify(stated) ?? 'undefined' }];
  const inside = typeof stated === 'object' && stated !== null ? (stated as Record<string, unknown>) : {};
  return Object.entries(expected).flatMap(([key, value]) =>
    leaves(value, inside[key], path === '' ? key : `${path}.${key}`),
  );
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}
