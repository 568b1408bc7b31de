import { describe, expect, it } from '@jest/globals';
import { standName, stopNames } from '../../src/contract/standNames.ts';

describe('names of stops', () => {
  it('on the way are said in both languages, whichever the plan has', () => {
    for (const act of ['rest', 'healthStop', 'curfew', 'overnight', 'handover'] as const)
      for (const [place, km] of [
        ['洛宁县', '250'],
        ['临泉（汽车站）', '7'],
        ['南通航空机构件有限公司', null],
      ] as const) {
        const names = standName(act, place, km);
        expect([stopNames(names.zh), stopNames(names.en)]).toEqual([names, names]);
      }
    expect(stopNames('Rest and health stop (about 250 km after 洛宁县)').zh).toBe(
      '停车休息、通风消毒（距洛宁县约 250 公里）',
    );
  });

  it('of places stay as they are, also where they have brackets', () => {
    for (const name of ['临泉县', '南通（海安）物流园', 'Nantong (north)', '停车休息'])
      expect(stopNames(name)).toEqual({ zh: name, en: name });
  });
});
