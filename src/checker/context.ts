import type { Policy } from '../policy/schema.ts';
import { isoLocal } from './clock.ts';
import { laterIds } from './laterIds.ts';
import type { PlanDocument, PlanWorkerShape } from './planShape.ts';
import { type RosterRow, rowKey } from './raw/rosterRows.ts';
import type { RawScenario } from './raw/scenario.ts';
import type { Findings } from './report.ts';
import type { EstimatedRun } from './road.ts';
import type { Run, TripView } from './tripView.ts';

/** What every check gets: the document, the raw scenario, what was recomputed from both, and where to report. */
export interface CheckContext {
  plan: PlanDocument;
  /** The plan that it was made from; null where none is at hand. */
  start: PlanDocument | null;
  /** Id in the plan by the id in `start`; people who are no longer in the batch are missing. */
  later: ReadonlyMap<string, string>;
  raw: RawScenario;
  policy: Policy;
  trips: TripView[];
  estimates: Map<Run, EstimatedRun>;
  workers: Map<string, PlanWorkerShape>;
  /** Raw roster rows by place. */
  rows: Map<string, RosterRow>;
  findings: Findings;
  /** Instant as text in the scenario's zone. */
  iso: (atMs: number) => string;
}

/** Joins the parts of a context. */
export function contextOf(
  parts: Pick<CheckContext, 'plan' | 'start' | 'raw' | 'trips' | 'estimates' | 'findings'>,
): CheckContext {
  const { plan, raw } = parts;
  const rows = raw.rosters.flatMap((file) => file.rows);
  return {
    ...parts,
    later: parts.start === null ? new Map() : laterIds(parts.start, plan),
    policy: raw.policy,
    workers: new Map(plan.workers.map((worker) => [worker.workerId, worker])),
    rows: new Map(rows.map((row) => [rowKey(row.file, row.sheet, row.row), row])),
    iso: (atMs) => isoLocal(atMs, raw.timeZone),
  };
}

/** One family of rules. */
export type Check = (context: CheckContext) => void;
