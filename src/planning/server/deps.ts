import type { Logger } from 'pino';
import type { Plan } from '../../contract/plan.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Locale } from '../../contract/text.ts';
import type { Intake, RowClaim } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import type { Database } from '../../db/pool.ts';
import type { Queues } from '../../jobs/enqueue.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PlanInput } from '../makePlan.ts';
import type { PlanRoads } from '../roads/planRoads.ts';
import type { RosterTasks } from './rosterTasks.ts';

/** What the use-cases of the server work with; made once in a composition root. */
export interface ServerDeps {
  /** As the actor sees it for whom the work is done: jobs as the system, requests as the caller. */
  database: Database;
  keys: KeyRing;
  queues: Queues;
  log: Logger;
  rosters: RosterTasks;
}

/** What reading gives, with every row's claim. */
export type ReadIntake = Intake & { claims: RowClaim[] };

/** What of a scenario stands in tables and is needed to read a roster. */
export const rosterTables = ['companies', 'pickups'] as const;

export interface ReadContext {
  scenario: Pick<Scenario, (typeof rosterTables)[number] | 'originProvinces' | 'serviceDate'>;
  policy: Policy;
  /** The company whose own upload it is; null where the file itself tells. */
  companyId: string | null;
}

/** Makes a plan; `planning/makePlan` bound to router, solver and clock. */
export type MakePlan = (
  input: PlanInput,
  options: PlanRunOptions & { seed: number },
  hooks: {
    signal: AbortSignal;
    onProgress: (progress: unknown) => void;
    /** Told the plans of the curve's points, in their order, where one was asked for. */
    onPoints: (points: Plan[]) => void;
  },
) => Promise<Plan>;

/** How long and how hard to plan. */
export interface PlanRunOptions {
  /** Left out, only `iterations` ends the search, so that the plan repeats exactly. */
  seconds?: number;
  iterations?: number;
  threads: number;
  locale: Locale;
  /** Also the curve of money against contacts; takes about five times as long. */
  tradeOff?: boolean;
  /** What of the plan that it starts from must stay, as `lockText` writes it; only where there is one. */
  locks?: string[];
}

/** What the use-cases that run as jobs need beside. */
export interface WorkDeps extends ServerDeps {
  makePlan: MakePlan;
  /** Measures roads; null without a GraphHopper. */
  roads: PlanRoads | null;
}
