import { describe, expect, it } from '@jest/globals';
import { companyStandings } from '../../../src/web/features/desk/model/companyStandings.ts';
import { countdownText } from '../../../src/web/features/desk/model/countdown.ts';
import { figureWords } from '../../../src/web/features/desk/model/figureWords.ts';
import { limitWords } from '../../../src/web/features/desk/model/limitWords.ts';
import { withGap } from '../../../src/web/features/desk/model/runProgress.ts';
import { shortName } from '../../../src/web/features/desk/model/shortName.ts';

describe('time until a deadline', () => {
  it.each([
    [93_600, '还剩 1 天 2 小时', '1 d 2 h left'],
    [7_260, '还剩 2 小时 1 分', '2 h 1 min left'],
    [61, '还剩 1 分 1 秒', '1 min 1 s left'],
    [-7_260, '已过 2 小时 1 分', '2 h 1 min ago'],
  ])('%i s', (seconds, zh, en) => {
    expect(countdownText(seconds)).toEqual({ zh, en });
  });
});

describe('figures in words', () => {
  it('have the unit that their name tells', () => {
    expect(figureWords('distanceM', 1_234_567, 'en')).toBe('1,234.6');
    expect(figureWords('maxLoadedDriveS', 39_540, 'en')).toBe('10:59');
    expect(figureWords('contactPairs', 3810, 'en')).toBe('3,810');
  });

  it('of a limit follow from the reason', () => {
    expect(limitWords('loaded_distance', 'en')(1_034_000)).toBe('1,034.0 km');
    expect(limitWords('loaded_drive', 'en')(39_600)).toBe('11:00 h');
    expect(limitWords('time_window', 'en')('08:00–18:00')).toBe('08:00–18:00');
    expect(limitWords('stop_limit', 'en')(6)).toBe('6');
  });
});

describe('the gap over a run', () => {
  it('takes a point once and begins again with a run that begins again', () => {
    const points = withGap(withGap([], { share: 0.1, gapPct: 30 }), { share: 0.2, gapPct: 20 });
    expect(withGap(points, { share: 0.2, gapPct: 20 })).toBe(points);
    expect(withGap(points, { share: 0.05, gapPct: 40 })).toEqual([{ share: 0.05, gapPct: 40 }]);
  });
});

describe('companies of a batch', () => {
  const application = (companyId: string, missing: ('application' | 'roster')[], late: boolean) => ({
    ...{ companyId, orgId: companyId, name: companyId, state: null, firstSubmittedAt: null, rosterAt: null },
    ...{ missing, late, lateByS: null },
  });

  it('come with those who miss most first, then the late, then by number', () => {
    const rows = companyStandings(
      [
        application('C10', [], false),
        application('C2', [], false),
        application('C3', [], true),
        application('C4', ['roster', 'application'], true),
      ],
      [],
    );
    expect(rows.map(({ companyId }) => companyId)).toEqual(['C4', 'C3', 'C2', 'C10']);
  });
});

describe('short names of companies', () => {
  it('leave out the legal form and never everything', () => {
    expect(shortName('南通大地电气股份有限公司')).toBe('南通大地电气');
    expect(shortName('南通安达有限责任公司')).toBe('南通安达');
    expect(shortName('有限公司')).toBe('有限公司');
  });
});
