import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planSchema } from '../../src/contract/plan.ts';
import { summaryTable } from '../../src/sheets/index.ts';
import { cut, displayWidth, pad, textTable } from '../../src/sheets/summary/textTable.ts';
import { handMadePlan } from './handMadePlan.ts';

describe('the hand-made plan', () => {
  it('is a plan document', () => {
    expect(planSchema.safeParse(handMadePlan().plan).error).toBeUndefined();
  });
});

describe('the summary', () => {
  it('gives the figures of the plan against limits and bounds', () => {
    const { plan } = handMadePlan({ buses: 3, perBus: 24 });
    const text = summaryTable(plan, 'zh-CN');
    for (const line of [
      /工人 +73（已安排 72，未安排 1）/,
      /企业 \/ 区县 +3 \/ 3/,
      /车辆 +3（已证至少 2，装箱）/,
      /上座率 +100\.0 %/,
      /最长载客里程 +553\.0 km \/ 限 1000\.0 km/,
      /最长载客驾驶 +7:15 h \/ 限 11:00 h/,
      /目标值 +30,429\.50 \/ 下界 27,000\.00 \(列生成\), 差距 8\.9 %/,
      /退回行 +1: id_checksum 1, phone_format 1/,
      /T02 +苏F·B1235 +24\/24 +临泉县客运站\+太和县 → 3 家 +02-24 06:27 +02-24 15:14 +553\.0▲ +7:15 +2/,
    ]) {
      expect(text).toMatch(line);
    }
  });

  it('groups who is left over by reason, with text and proven fix, cutting long lists', () => {
    const { plan } = handMadePlan();
    const [one] = plan.unassigned;
    plan.unassigned = [
      { ...one!, workerId: 'C001-700', reason: { ...one!.reason, code: 'risk', text: '高风险' }, fix: null },
      ...Array.from({ length: 8 }, (_, i) => ({ ...one!, workerId: `C002-90${i}` })),
    ];
    const lines = summaryTable(plan, 'zh-CN')
      .split('\n')
      .map((line) => line.trim());
    const at = lines.indexOf('载客里程超限 (loaded_distance): 8 人');
    // the larger group stands first
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toBe(
      'C002-900, C002-901, C002-902, C002-903, C002-904, C002-905 … (8): 载客里程 1043.2 km，超过限值 1000 km',
    );
    expect(lines[at + 2]).toBe('办法：将 limits.loadedDistanceM 放宽到 1044 km（已验证）');
    expect(lines.slice(at + 3, at + 5)).toEqual(['风险地区限制 (risk): 1 人', 'C001-700: 高风险']);
  });

  it('names no worker and no driver', () => {
    const { plan, context } = handMadePlan();
    const text = summaryTable(plan, 'zh-CN');
    for (const { name } of context.people.values()) expect(text).not.toContain(name);
    for (const { name } of context.drivers.values()) expect(text).not.toContain(name);
  });

  it('stands without buses and in English', () => {
    const { plan } = handMadePlan({ buses: 0 });
    plan.kpis.loadPct = 0;
    expect(summaryTable(plan, 'en')).toMatch(/Workers +1 \(0 assigned, 1 left over\)/);
  });
});

describe('columns of a terminal', () => {
  it('count Chinese characters and full-width marks as two', () => {
    expect(displayWidth('苏F·B1234')).toBe(9);
    expect(displayWidth('（续）')).toBe(6);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('\u{20BB7}')).toBe(2);
  });

  it('line up whatever the script', () => {
    expect(
      textTable(
        ['甲', 'n'],
        [
          ['ab', '7'],
          ['临泉', '12'],
        ],
        ['left', 'right'],
      ),
    ).toEqual(['甲     n', '────  ──', 'ab     7', '临泉  12']);
  });

  it('are never overrun by a cut text', () => {
    expect(cut('临泉县', 5)).toBe('临泉…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(displayWidth(cut(text, width))).toBeLessThanOrEqual(width);
        expect(displayWidth(pad(text, width))).toBe(Math.max(width, displayWidth(text)));
      }),
    );
  });
});
