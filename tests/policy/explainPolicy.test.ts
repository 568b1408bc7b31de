import { describe, expect, it } from '@jest/globals';
import { presets } from '../../src/policy/presets.ts';
import { explainPolicy } from '../../src/policy/words/explainPolicy.ts';

const fieldOf = (choice: Parameters<typeof explainPolicy>[0], path: string) =>
  explainPolicy(choice).fields!.find((field) => field.path === path)!;

describe('a policy in words', () => {
  it.each(Object.keys(presets))(
    'says of every field of %s what it does, in both languages, with its value',
    (preset) => {
      for (const { path, value, text } of explainPolicy({ preset }).fields!) {
        // a field without words would only be repeated by its name
        expect(`${path}: ${text.en}`).not.toMatch(new RegExp(`: ${path.replaceAll('.', '\\.')}`));
        expect({ path, zh: /[\u4e00-\u9fff]/.test(text.zh) }).toEqual({ path, zh: true });
        expect({ path, left: `${text.zh} ${text.en}`.includes('{') && !JSON.stringify(value).includes('{') }).toEqual({
          path,
          left: false,
        });
        if (typeof value === 'number') expect(text.en).toContain(String(value));
      }
    },
  );

  it('tells where each value comes from, and what the preset alone says', () => {
    const choice = {
      preset: 'cn-2020-02-28',
      override: { hos: { break_min: 30 }, trip: { no_boarding_after_last_pickup: false } },
      limits: { loadedDriveS: 36_000 },
    };
    expect(fieldOf(choice, 'hos.break_min')).toEqual({
      path: 'hos.break_min',
      value: 30,
      presetValue: 20,
      shown: { value: { zh: '30', en: '30' }, presetValue: { zh: '20', en: '20' } },
      options: null,
      from: 'override',
      text: { zh: '连续驾驶后停车休息不少于 30 分钟', en: 'then a break of at least 30 min' },
      basis: '道路旅客运输企业安全管理规范 §38',
    });
    expect(fieldOf(choice, 'limits.loadedDriveS')).toMatchObject({ from: 'limits', presetValue: 39_600 });
    expect(fieldOf(choice, 'limits.loadedDistanceM')).toMatchObject({ from: 'preset', value: 1_000_000 });
    expect(fieldOf(choice, 'trip.no_boarding_after_last_pickup').text.en).toBe('people may board and leave on the way');
    expect(fieldOf(choice, 'hos.curfew').text.en).toBe('no driving from 02:00 to 05:00');
    expect(fieldOf(choice, 'trip.no_stop_risk').text.en).toBe(
      'counties of these risks share no bus with others: high, medium',
    );
    expect(fieldOf(choice, 'hos.curfew_mode').text.zh).toBe('此时段内：停车');
    expect(fieldOf(choice, 'iso.rules').text).toEqual({
      zh: '按来源地和日期的隔离规定：无',
      en: 'quarantine by origin and date: none',
    });
  });

  it('says values from a list in words, and which there are', () => {
    expect(fieldOf({}, 'hos.curfew_mode')).toMatchObject({
      shown: { value: { zh: '停车', en: 'stop' } },
      options: [
        { value: 'stop', text: { zh: '停车', en: 'stop' } },
        { value: 'relay', text: { zh: '接驳换驾', en: 'a relieved driver goes on' } },
      ],
    });
    expect(fieldOf({}, 'trip.no_stop_risk').shown.value).toEqual({ zh: '高风险、中风险', en: 'high, medium' });
    expect(fieldOf({}, 'seatmap.fixed').shown.value).toEqual({ zh: '是', en: 'yes' });
  });

  it.each(Object.keys(presets))('has words for every value of %s that comes from a list', (preset) => {
    for (const { path, options } of explainPolicy({ preset }).fields!)
      for (const { value, text } of options ?? [])
        expect({ path, value, isSaid: text.zh !== value || value === '2+2' }).toEqual({ path, value, isSaid: true });
  });

  it('tells the faults of a wrong choice', () => {
    const { fields, faults } = explainPolicy({ override: { hos: { break_min: 'x', nothing: 1 } } });
    expect(fields).toBeNull();
    expect(faults).toHaveLength(2);
  });
});
