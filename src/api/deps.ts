import type { z } from 'zod';
import type { demoAccountsSchema } from '../contract/api/sessions.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import type { RunChecker } from '../planning/server/drafts/checkDraft.ts';
import type { EditCache } from '../planning/server/drafts/editCache.ts';
import type { DocumentCache } from '../planning/server/loadDocument.ts';
import type { JourneyMemory } from '../tracking/journeyMemory.ts';
import type { MessageSender } from '../tracking/notices/sender.ts';
import type { Metrics } from './metrics.ts';

/** What the API is made of. Its `database` is asked only as the caller, never as the program itself. */
export interface ApiDeps extends ServerDeps {
  /** What edits of plans need again and again. */
  editCache: EditCache;
  /** Documents of plans that were read last. */
  documents: DocumentCache;
  /** Journeys that were read last. */
  journeys: JourneyMemory;
  /** Instant as of which this call looks at a demo's journey; null or left out: now. */
  asOf?: Date | null;
  runChecker: RunChecker;
  metrics: Metrics;
  /** Null where the server has no GraphHopper. */
  roads: PlanRoads | null;
  /** What carries messages; null or left out: the server sends none. */
  sender?: MessageSender | null;
  /** Accounts that anybody may look around with; null where there is no demo. */
  findDemoAccounts(): Promise<z.infer<typeof demoAccountsSchema> | null>;
  /** Token of a link to a trip of the demo, as a driver gets it; null where there is no demo, or its plan is not published. */
  findDemoTrip(): Promise<string | null>;
  settings: ApiSettings;
  /** Fires when the process stops: streams end then. */
  closing: AbortSignal;
}

/** What an operator chooses about the API. */
export interface ApiSettings {
  /** Plan runs get these where the caller says nothing. */
  planDefaults: { seconds: number; threads: number };
  /** Address under which people reach the server, without a slash at its end; null: the one that the caller used. */
  publicUrl: string | null;
  /** Reverse proxies in front, whose word on the caller's address is taken. */
  proxies: number;
  /** Requests a minute that one account, or one unknown address, may send to all processes together. */
  requestsPerMinute: number;
  /** Folder of the built pages; null serves the API alone. */
  pages: string | null;
}
