/** How long things last and how often somebody may fail; each number once. */
export const limits = {
  /** A session nobody uses ends. */
  sessionIdleMs: 2 * 3_600_000,
  /** Every session ends a working day after signing in. */
  sessionMaxMs: 12 * 3_600_000,
  /** How often the use of a session is noted. */
  sessionNoteMs: 60_000,
  /** The link of an invitation. */
  invitationMs: 72 * 3_600_000,
  /** The link of a reset, and of the first admin. */
  resetMs: 24 * 3_600_000,
  /** Wrong passwords in a row before a login is locked. */
  freeFailures: 5,
  /** The longest lock; a lock for good would let anybody lock out anybody. */
  lockMaxS: 3_600,
  /** Sign-ins that one address may try, right or wrong, and within which time. */
  addressSignIns: 30,
  addressSignInsS: 900,
} as const;
