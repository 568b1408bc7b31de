import type { ApplicationState } from '../contract/api/applications.ts';

/** What a batch asks of its companies, and until when. */
export interface Asked {
  /** Null where there is no deadline: then nobody is late. */
  deadlineMs: number | null;
  applicationsRequired: boolean;
}

/** What a company has done so far. */
export interface Done {
  state: ApplicationState | null;
  firstSubmittedMs: number | null;
  rosterMs: number | null;
}

/** How a company stands with what it was asked for. */
export interface Standing {
  /** What is still missing; a returned application is missing until it is handed in again. */
  missing: ('application' | 'roster')[];
  late: boolean;
  /** How long after the deadline the last missing thing came, in seconds; null while it is missing, and for the punctual. */
  lateByS: number | null;
}

/** Who is missing and who is late: whatever came counts by the moment when it first came. */
export function standingOf(asked: Asked, done: Done, nowMs: number): Standing {
  const { deadlineMs, applicationsRequired } = asked;
  const handedIn = done.state !== null && done.state !== 'draft' && done.state !== 'returned';
  const missing: Standing['missing'] = [
    ...(applicationsRequired && !handedIn ? (['application'] as const) : []),
    ...(done.rosterMs === null ? (['roster'] as const) : []),
  ];
  if (deadlineMs === null) return { missing, late: false, lateByS: null };
  if (missing.length > 0) return { missing, late: nowMs > deadlineMs, lateByS: null };
  const completeMs = Math.max(done.rosterMs ?? 0, applicationsRequired ? (done.firstSubmittedMs ?? 0) : 0);
  const late = completeMs > deadlineMs;
  return { missing, late, lateByS: late ? Math.ceil((completeMs - deadlineMs) / 1000) : null };
}
