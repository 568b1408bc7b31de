import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../../src/planning/standing.ts';

const deadlineMs = Date.parse('2020-02-20T10:00:00Z');
const asked = { deadlineMs, applicationsRequired: true };
const before = deadlineMs - 3_600_000;
const nothing = { state: null, firstSubmittedMs: null, rosterMs: null };

describe('how a company stands', () => {
  it('before the deadline somebody is missing, nobody late', () => {
    expect(standingOf(asked, nothing, before)).toEqual({
      missing: ['application', 'roster'],
      late: false,
      lateByS: null,
    });
  });

  it('after it whoever has not handed everything in is late, by the second', () => {
    const drafted = { ...nothing, state: 'draft', rosterMs: before } as const;
    expect(standingOf(asked, drafted, deadlineMs)).toMatchObject({ missing: ['application'], late: false });
    expect(standingOf(asked, drafted, deadlineMs + 1)).toMatchObject({ late: true, lateByS: null });
  });

  it('what comes after it stays late, by the later of both', () => {
    const done = { state: 'accepted', firstSubmittedMs: deadlineMs + 5_000, rosterMs: deadlineMs + 90_500 } as const;
    // 90.5 s after, rounded up
    expect(standingOf(asked, done, deadlineMs + 1e9)).toEqual({ missing: [], late: true, lateByS: 91 });
  });

  it('what was in time stays in time, also after it was accepted or came back and was handed in again', () => {
    const done = { state: 'resubmitted', firstSubmittedMs: before, rosterMs: before } as const;
    expect(standingOf(asked, done, deadlineMs + 1e9)).toEqual({ missing: [], late: false, lateByS: null });
  });

  it('a returned application is missing again', () => {
    const done = { state: 'returned', firstSubmittedMs: before, rosterMs: before } as const;
    expect(standingOf(asked, done, deadlineMs + 1)).toMatchObject({ missing: ['application'], late: true });
  });

  it('a batch without deadline knows no late ones, and one that asks for no application misses none', () => {
    expect(standingOf({ ...asked, deadlineMs: null }, nothing, deadlineMs + 1)).toMatchObject({ late: false });
    const done = { ...nothing, rosterMs: before };
    expect(standingOf({ ...asked, applicationsRequired: false }, done, deadlineMs + 1)).toMatchObject({
      missing: [],
      late: false,
    });
  });
});
