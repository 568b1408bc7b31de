import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '../../src/contract/journeyEvent.ts';
import { byServersClock } from '../../src/tracking/tellersClock.ts';

const now = new Date('2020-02-23T12:00:00Z');
const told = (tripId: string, at: string): JourneyEvent => ({
  kind: 'departed',
  id: randomUUID(),
  tripId,
  at: `2020-02-23T${at}Z`,
});
const times = (...events: JourneyEvent[]) => byServersClock(events, now).map(({ at }) => at.slice(11, 19));

describe('the clock of whoever tells', () => {
  it('is believed in the past and up to two minutes ahead', () => {
    expect(times(told('T01', '09:30:00'), told('T01', '12:02:00'))).toEqual(['09:30:00', '12:02:00']);
  });

  it('is put back as a whole where it goes ahead: the newest is now, the order stays', () => {
    // 31 minutes ahead: 12:31 is 12:00, and what was told as 11:50 was 11:19
    expect(times(told('T01', '12:31:00'), told('T01', '11:50:00'), told('T01', '12:20:00'))).toEqual([
      '12:00:00',
      '11:19:00',
      '11:49:00',
    ]);
  });

  it('of one trip says nothing about another', () => {
    expect(times(told('T01', '13:00:00'), told('T02', '11:50:00'))).toEqual(['12:00:00', '11:50:00']);
  });
});
