import { durationText } from '../../src/contract/durationText.ts';
import { alertText } from '../../src/tracking/watch/alertText.ts';

describe('a duration', () => {
  it.each([
    [0, '0 分钟', '0 min'],
    [119, '119 分钟', '119 min'],
    [120, '2 小时', '2 h'],
    [125, '2 小时 5 分钟', '2 h 5 min'],
    [1500, '25 小时', '25 h'],
  ])('of %d minutes is told as people do', (minutes, zh, en) => {
    expect(durationText(minutes)).toEqual({ zh, en });
  });
});

describe('the alert of a late bus', () => {
  it('tells hours where it is hours, and what of it the rules add', () => {
    expect(alertText({ tripId: 'T02', kind: 'late', detail: { minutes: 305, rulesAddMin: 215 } })).toEqual({
      zh: 'T02 预计晚点 5 小时 5 分钟，其中 3 小时 35 分钟是因为碰上禁行或休息规定',
      en: 'T02 will be 5 h 5 min late, 3 h 35 min of it because of curfew or rest rules ahead',
    });
  });

  it('tells minutes below two hours', () => {
    expect(alertText({ tripId: 'T02', kind: 'late', detail: { minutes: 74, rulesAddMin: 0 } })).toEqual({
      zh: 'T02 预计晚点 74 分钟',
      en: 'T02 will be 74 min late',
    });
  });
});
