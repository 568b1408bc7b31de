import { describe, expect, it } from '@jest/globals';
import { chooseCaptains, escortCompanies, type Rider } from '../../../src/planning/crew/captains.ts';

const day = '2020-02-24';

const rider = (
  workerId: string,
  companyId: string,
  boards: number,
  alights: number,
  birthDate: string | null = '1985-05-01',
): Rider => ({ worker: { workerId, companyId, birthDate }, boards, alights });

describe('coach captains', () => {
  it('the captain is of the company with most people and boards first', () => {
    const riders = [rider('W1', 'C1', 0, 1), rider('W2', 'C2', 1, 1), rider('W3', 'C2', 0, 1), rider('W4', 'C2', 1, 1)];
    expect(chooseCaptains(riders, 2, day)).toEqual(['W3', 'W2']);
  });

  it('the deputy stays to the last drop-off where the captain leaves before', () => {
    // C2 is dropped off first (place 0), C1 last (place 1)
    const riders = [rider('W1', 'C1', 0, 1), rider('W2', 'C2', 0, 0), rider('W3', 'C2', 0, 0)];
    expect(chooseCaptains(riders, 2, day)).toEqual(['W2', 'W1']);
  });

  it('nobody under 18 leads a coach, and people of unknown age only after adults', () => {
    // 18 on the day itself counts, a day later does not
    const riders = [
      rider('W1', 'C1', 0, 0, '2002-02-25'),
      rider('W2', 'C1', 0, 0, null),
      rider('W3', 'C1', 1, 0, '2002-02-24'),
    ];
    expect(chooseCaptains(riders, 2, day)).toEqual(['W3', 'W2']);
    expect(chooseCaptains(riders.slice(0, 1), 2, day)).toEqual([]);
  });

  it('escorts are sent by the companies with most people', () => {
    const riders = [rider('W1', 'C1', 0, 0), rider('W2', 'C2', 0, 0), rider('W3', 'C2', 0, 0)];
    expect(escortCompanies(riders, 1)).toEqual(['C2']);
    expect(escortCompanies(riders, 3)).toEqual(['C2', 'C1', 'C2']);
    expect(escortCompanies(riders, 0)).toEqual([]);
  });
});
