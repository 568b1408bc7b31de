import { describe, expect, it } from '@jest/globals';
import { planPolicy } from '../../src/policy/planPolicy.ts';
import { renderAllSheets, renderTripSheet } from '../../src/sheets/index.ts';
import { tripNeeds } from '../../src/supplies/tripNeeds.ts';
import { handMadePlan } from './handMadePlan.ts';
import { itReadsPdf, pdfPages } from './pdfText.ts';

const maxSheetBytes = 400 * 1024;

describe('the route sheet of one bus', () => {
  it('is a PDF of at most 400 KB with its fonts subset', async () => {
    const { plan, context } = handMadePlan({ perBus: 24 });
    const pdf = await renderTripSheet(plan, 'T01', context);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThanOrEqual(maxSheetBytes);
    expect(pdf.length).toBeGreaterThan(10_000);
  });

  it('has the same bytes when rendered again', async () => {
    const { plan, context } = handMadePlan();
    expect(Buffer.from(await renderTripSheet(plan, 'T01', context))).toEqual(
      Buffer.from(await renderTripSheet(plan, 'T01', context)),
    );
  });

  it('refuses a trip that the plan does not have', async () => {
    const { plan, context } = handMadePlan();
    await expect(renderTripSheet(plan, 'T99', context)).rejects.toThrow(RangeError);
  });

  itReadsPdf('names everybody aboard with seat and phone, and nobody of another bus', async () => {
    const { plan, context } = handMadePlan({ buses: 2, perBus: 20 });
    const text = pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n');
    for (const { workerId, tripId, seat } of plan.workers) {
      const { name, phone } = context.people.get(workerId)!;
      if (tripId === 'T01') {
        expect(text).toContain(name);
        expect(text).toContain(phone);
        expect(text).toMatch(new RegExp(`\\b${seat}\\b`));
      } else {
        expect(text).not.toContain(phone);
      }
    }
  });

  itReadsPdf('lists the supplies to take aboard, and nothing to somebody who does not see everybody', async () => {
    const { plan, context } = handMadePlan({ perBus: 20, locale: 'en' });
    const textOf = async (shown: typeof plan) => pdfPages(await renderTripSheet(shown, 'T01', context)).join('\n');
    const { mask } = tripNeeds(plan.trips[0]!, planPolicy(plan));
    const text = await textOf(plan);
    for (const line of [
      `masks ${mask} pcs`,
      'thermometers 1 pcs',
      'protective clothing 2 sets',
      'diluted to 250–500 mg/L',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(line);
    const ofOthers = plan.trips.map((trip) => ({
      ...trip,
      stops: trip.stops.map((stop) => ({ ...stop, board: stop.board.slice(1) })),
    }));
    expect(await textOf({ ...plan, trips: ofOthers })).not.toContain('thermometers');
  });

  itReadsPdf('never shows a full ID number, even when handed one', async () => {
    const { plan, context, idNumbers } = handMadePlan();
    const text = pdfPages(await renderAllSheets(plan, context)).join('\n');
    expect(context.people.get(plan.workers[0]!.workerId)!.idMasked).toBe(idNumbers[0]);
    for (const idNumber of idNumbers) expect(text).not.toContain(idNumber);
    // 18 digits: 6 shown, 8 hidden, 4 shown
    expect(text).toContain(`${idNumbers[0]!.slice(0, 6)}********${idNumbers[0]!.slice(14)}`);
  });

  itReadsPdf('repeats trip, plate and page number on every page', async () => {
    const { plan, context } = handMadePlan({ perBus: 24 });
    const pages = pdfPages(await renderTripSheet(plan, 'T01', context));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((text, i) => {
      expect(text).toMatch(/T01 · 苏F·B1234/);
      expect(text).toContain(`第 ${i + 1}/${pages.length} 页`);
    });
  });

  itReadsPdf('says who drives, what he has driven, and where a leg is an estimate or near a limit', async () => {
    const { plan, context } = handMadePlan();
    const text = pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n');
    // drivers.csv knows their licences; the second ends the day before the first pick-up
    expect(text).toContain('2024-06-30');
    expect(text).toContain('2020-02-23（已过期，不得驾驶）');
    // 钱师傅: 120 min and 95 min before the hand-over
    expect(text).toContain('2:00 / 8 h');
    expect(text).toContain('3:35 / 8 h');
    expect(text.match(/估算/g)!.length).toBeGreaterThanOrEqual(11);
    expect(text).toContain('接近限值');
    expect(text).toContain('顾海峰 13905130001');
  });

  itReadsPdf('takes the numbers of its rules from the policy of the plan', async () => {
    const { plan, context } = handMadePlan();
    const policy = structuredClone(plan.policy) as {
      hos: { cont_day_min: number; curfew: string[] };
      temp: { fever_c: number };
    };
    policy.hos.cont_day_min = 210;
    policy.hos.curfew = ['01:30', '04:45'];
    policy.temp.fever_c = 37.6;
    const text = pdfPages(await renderTripSheet({ ...plan, policy }, 'T01', context)).join('\n');
    expect(text).toContain('不超过 3.5 小时');
    expect(text).toContain('01:30–04:45 停止运行');
    expect(text).toContain('≥ 37.6 °C');
    expect(text).not.toContain('37.3');
  });

  itReadsPdf('speaks English where asked to', async () => {
    const { plan, context } = handMadePlan({ locale: 'en' });
    const text = pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n');
    expect(text).toContain('Charter route sheet');
    expect(text).toContain('EXPIRED');
    expect(text).not.toContain('上车');
  });

  itReadsPdf('writes a character that the font lacks as its code', async () => {
    const { plan, context } = handMadePlan();
    const { workerId } = plan.workers[0]!;
    const people = new Map(context.people).set(workerId, { ...context.people.get(workerId)!, name: '王\u{20BB7}' });
    const text = pdfPages(await renderTripSheet(plan, 'T01', { ...context, people })).join('\n');
    expect(text).toContain('王[20BB7]');
  });

  itReadsPdf(
    'never splits the list of a stop that fits on a page, and repeats its heading where it cannot',
    async () => {
      const { plan, context } = handMadePlan({ buses: 1, perBus: 30 });
      const trip = plan.trips[0]!;
      const [first, second] = trip.stops.filter(({ kind }) => kind === 'pickup');
      const pages = pdfPages(await renderTripSheet(plan, 'T01', context));
      // 15 + 15 people: each list alone on one page
      for (const { board } of [first!, second!]) {
        const phones = board.map((workerId) => context.people.get(workerId)!.phone);
        expect(pages.filter((text) => phones.some((phone) => text.includes(phone)))).toHaveLength(1);
      }
      // 30 people at one stop are more than a page holds
      first!.board = [...first!.board, ...second!.board];
      second!.board = [];
      const longer = pdfPages(await renderTripSheet(plan, 'T01', context));
      const listed = longer.filter((text) => /138\d{8}/.test(text.slice(text.indexOf('电话'))));
      expect(listed.length).toBeGreaterThan(1);
      expect(listed.slice(1).every((text) => text.includes('（续）'))).toBe(true);
      expect(longer.join('').match(/138\d{8}/g)).toHaveLength(30);
    },
  );
});

describe('the edition', () => {
  itReadsPdf(
    'stands on every page: version and time of making; a draft says so in both languages, whoever reads it',
    async () => {
      const { plan, context } = handMadePlan({ perBus: 24 });
      const made = { ...plan, createdAt: '2020-02-20T00:15:00+00:00' };
      const published = pdfPages(await renderTripSheet(made, 'T01', { ...context, edition: 3 }));
      // 00:15 UTC is 08:15 in Shanghai
      published.forEach((text) => {
        expect(text).toContain('v3 · 2020-02-20 08:15 制');
      });
      expect(published.join()).not.toMatch(/草稿|DRAFT/);
      for (const locale of ['zh-CN', 'en'] as const) {
        const pages = pdfPages(await renderTripSheet(made, 'T01', { ...context, locale, edition: 'draft' }));
        pages.forEach((text) => {
          expect(text).toContain('草稿 DRAFT');
        });
        expect(pages[0]).toMatch(/草稿 DRAFT\s+未发布 \/ not published/);
      }
      // on the command line nothing is published: no sheet is a draft
      const plain = pdfPages(await renderTripSheet(made, 'T01', { ...context, locale: 'en' })).join();
      expect(plain).toContain('made 2020-02-20 08:15');
      expect(plain).not.toMatch(/DRAFT|v\d/);
    },
  );
});

describe('the sheets of all buses', () => {
  itReadsPdf('begin on odd pages, one bus after another', async () => {
    // 13 people end on page 3, so a blank page must follow each sheet but the last
    const { plan, context } = handMadePlan({ buses: 3, perBus: 13 });
    const pages = pdfPages(await renderAllSheets(plan, context));
    for (const { tripId } of plan.trips) {
      const own = pages.flatMap((text, i) => (text.includes(`${tripId} · `) ? [i + 1] : []));
      expect(own[0]! % 2).toBe(1);
      // a sheet stands on consecutive pages
      expect(own).toEqual(Array.from({ length: own.length }, (_, i) => own[0]! + i));
    }
    expect(pages.filter((text) => text.includes('本页空白'))).toHaveLength(2);
  });

  itReadsPdf('of a plan without buses say so on one page', async () => {
    const { plan, context } = handMadePlan({ buses: 0 });
    expect(pdfPages(await renderAllSheets(plan, context)).map((text) => text.trim())).toEqual(['本计划没有车辆']);
  });

  it('share their fonts: thirty buses stay under the size of three single sheets', async () => {
    const { plan, context } = handMadePlan({ buses: 30, perBus: 24 });
    const pdf = await renderAllSheets(plan, context);
    expect(pdf.length).toBeLessThanOrEqual(3 * maxSheetBytes);
  });
});
