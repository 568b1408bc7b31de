import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { dropAnswers, keepAnswers, restoreAnswers } from '../../src/web/lib/offline/keptAnswers.ts';

const hourMs = 3_600_000;

afterEach(dropAnswers);

describe('answers that a page keeps', () => {
  it('are there when it opens again, with the time they were heard, and count as old', async () => {
    const before = new QueryClient();
    before.setQueryData(['session'], { login: 'desk' }, { updatedAt: 1000 });
    const stop = keepAnswers(before, ['session', 'readArrivals']);
    before.setQueryData(['readArrivals', { planId: 'p' }], { people: 1 }, { updatedAt: 2000 });
    before.setQueryData(['readArrivals', { planId: 'p' }], { people: 2 }, { updatedAt: 3000 });
    before.setQueryData(['listBuses'], 'not of this page', { updatedAt: 3000 });
    stop();
    before.setQueryData(['session'], { login: 'later' }, { updatedAt: 4000 });

    const after = new QueryClient();
    await restoreAnswers(after, 4000);
    expect(after.getQueryData(['session'])).toEqual({ login: 'desk' });
    expect(after.getQueryState(['readArrivals', { planId: 'p' }])).toMatchObject({
      data: { people: 2 },
      dataUpdatedAt: 3000,
      isInvalidated: true,
    });
    expect(after.getQueryData(['listBuses'])).toBeUndefined();
  });

  it('of a day ago are gone for good, and so is everything once it is dropped', async () => {
    const before = new QueryClient();
    before.setQueryData(['session'], 'old', { updatedAt: 1000 });
    keepAnswers(before, ['session'])();
    const after = new QueryClient();
    await restoreAnswers(after, 1000 + 24 * hourMs);
    await restoreAnswers(after, 1000);
    expect(after.getQueryData(['session'])).toBeUndefined();
  });
});
