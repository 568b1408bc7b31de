import type { ServerDeps } from '../planning/server/deps.ts';

/** What the API is made of. */
export interface ApiDeps extends ServerDeps {
  /** Asked for in every request under /api and /t. */
  token: string;
  /** Plan runs get these where the caller says nothing. */
  planDefaults?: { seconds: number; threads: number };
  /** Address under which the server is reached, for QR codes. Default: the one that the caller used. */
  publicUrl?: string;
}
