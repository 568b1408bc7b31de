import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { PlanStop } from '../../src/contract/plan.ts';
import { encodePolyline, type LngLat } from '../../src/contract/polyline.ts';
import { renderAllSheets, renderTripSheet } from '../../src/sheets/index.ts';
import { handMadePlan } from './handMadePlan.ts';
import { itReadsPdf, pdfPages } from './pdfText.ts';

/** A bend of five points in place of the straight leg that reaches a stop. */
function bend(from: PlanStop, to: PlanStop): string {
  const line = [0, 1, 2, 3, 4].map(
    (k): LngLat => [from.lng + ((to.lng - from.lng) * k) / 4, from.lat + ((to.lat - from.lat) * k) / 4 + (k % 2) / 5],
  );
  return encodePolyline(line);
}

/** Marks the legs that reach the given stops as measured, with their roads. */
function withRoads(stops: PlanStop[], seqs: readonly number[]): void {
  for (const seq of seqs) {
    stops[seq]!.legLine = bend(stops[seq - 1]!, stops[seq]!);
    stops[seq]!.legEstimated = false;
  }
}

/** What a PDF draws: the operators of all its deflated streams. */
function operators(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  let text = '';
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    try {
      text += inflateSync(bytes.subarray(at + 7)).toString('latin1');
    } catch {
      // a stream that is not deflated draws nothing
    }
  }
  return text;
}

/** Strokes that begin with a dash pattern. */
const dashed = (pdf: Uint8Array) => operators(pdf).match(/^\[4 3\] 0 d$/gm)?.length ?? 0;

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

describe('the sketch on the route sheet', () => {
  it('dashes each leg whose road is not known, and no other', async () => {
    const { plan, context } = handMadePlan({ buses: 1 });
    const { stops } = plan.trips[0]!;
    const drawn = async () => dashed(await renderTripSheet(plan, 'T01', context));
    // 12 stops at different places: 11 legs
    expect(await drawn()).toBe(11);
    withRoads(stops, [1, 2, 5]);
    expect(await drawn()).toBe(8);
    // the swap of drivers where the bus stands: stop 3 moves to stop 2, so no leg is left between them
    [stops[3]!.lng, stops[3]!.lat] = [stops[2]!.lng, stops[2]!.lat];
    expect(await drawn()).toBe(7);
    withRoads(stops, all);
    expect(await drawn()).toBe(0);
  });

  // pieces short enough for a line of the narrow column
  const sentences = {
    'zh-CN': ['行车路线示意图', '未经实际道路核实：里程', '虚线段未经实际道路核', '路线取自实际道路'],
    en: ['Route sketch', 'Estimate only, not', 'Dashed: estimate, not', 'The route follows real'],
  } as const;
  for (const locale of ['zh-CN', 'en'] as const) {
    const [title, none, some, every] = sentences[locale];
    itReadsPdf(`says where its lines come from (${locale})`, async () => {
      const { plan, context } = handMadePlan({ buses: 1, locale });
      const { stops } = plan.trips[0]!;
      const words = async () => pdfPages(await renderTripSheet(plan, 'T01', context)).join('\n');
      expect(await words()).toContain(title);
      expect(await words()).toContain(none);
      withRoads(stops, [4, 5, 6]);
      expect(await words()).toContain(some);
      withRoads(stops, all);
      const text = await words();
      expect(text).toContain(every);
      expect(text).not.toContain(none);
      // 1.1° of longitude at 33° N, 103 km, over some 320 pt: 0.3 km a point, so 100 pt hold 20 km
      expect(text).toMatch(/\b20 km/);
    });
  }

  itReadsPdf('costs no page: it stands at the foot of one that is there', async () => {
    for (const perBus of [5, 13, 20, 24]) {
      const { plan, context } = handMadePlan({ buses: 1, perBus });
      const pages = pdfPages(await renderTripSheet(plan, 'T01', context));
      const withSketch = pages.filter((text) => text.includes('行车路线示意图'));
      expect(withSketch).toHaveLength(1);
      // more than the heads of the page stands there
      expect(withSketch[0]).toMatch(/体温1|行车规则|签字|座位图|计划到–开/);
    }
  });

  itReadsPdf('is drawn once a bus, on a page of that bus', async () => {
    const { plan, context } = handMadePlan({ buses: 3, perBus: 13 });
    const pages = pdfPages(await renderAllSheets(plan, context));
    for (const { tripId } of plan.trips) {
      const own = pages.filter((text) => text.includes(`${tripId} · `) && text.includes('行车路线示意图'));
      expect(own).toHaveLength(1);
    }
  });
});
