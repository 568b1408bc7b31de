import { describe, expect, it } from '@jest/globals';
import { renderGpx } from '../../src/sheets/index.ts';
import { handMadePlan } from './handMadePlan.ts';

/** Throws unless tags nest, text holds no bare `<` or `&`, and there is one root: enough XML for what we write. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^?]*\?>/, '');
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+|</g)) {
    if (token.startsWith('</')) expect(open.pop()).toBe(token.slice(2, -1));
    else if (token.startsWith('<')) {
      expect(token).toMatch(/^<[a-z]+( [a-z]+="[^"<&]*")*>$/i);
      open.push(token.slice(1, -1).split(' ')[0]!);
    } else {
      expect(token.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[&<]/);
      if (open.length === 0) expect(token.trim()).toBe('');
    }
  }
  expect(open).toEqual([]);
}

describe('GPX of a trip', () => {
  it('has every stop as waypoint and as point of the one route, with UTC times', () => {
    const { plan, context } = handMadePlan();
    const gpx = renderGpx(plan, 'T01', context);
    expectWellFormed(gpx);
    const stops = plan.trips[0]!.stops.length;
    expect(gpx.match(/<wpt /g)).toHaveLength(stops);
    expect(gpx.match(/<rtept /g)).toHaveLength(stops);
    expect(gpx.match(/<rte>/g)).toHaveLength(1);
    // 12:10 +08:00
    expect(gpx).toContain('<time>2020-02-23T04:10:00.000Z</time>');
    expect(gpx).toContain('lat="33.040000" lon="115.260000"');
  });

  it('escapes what XML reserves and drops what it cannot hold', () => {
    const { plan, context } = handMadePlan();
    plan.trips[0]!.stops[4]!.name = '甲 & 乙 <"公司">\u0000\u001b\'';
    const gpx = renderGpx(plan, 'T01', context);
    expectWellFormed(gpx);
    expect(gpx).toContain('甲 &amp; 乙 &lt;&quot;公司&quot;&gt;&apos;</name>');
  });

  it('names nobody', () => {
    const { plan, context } = handMadePlan();
    const gpx = renderGpx(plan, 'T01', context);
    for (const { name, phone } of context.people.values()) {
      expect(gpx).not.toContain(name);
      expect(gpx).not.toContain(phone);
    }
  });

  it('has the roads as a track where they are known, in one segment for each unbroken stretch', () => {
    const { plan, context } = handMadePlan();
    expect(renderGpx(plan, 'T01', context)).not.toContain('<trk>');
    const { stops } = plan.trips[0]!;
    // the format's own example: three points
    for (const at of [1, 2, 4]) stops[at]!.legLine = '_p~iF~ps|U_ulLnnqC_mqNvxq`@';
    const gpx = renderGpx(plan, 'T01', context);
    expectWellFormed(gpx);
    expect(gpx.match(/<trkseg>/g)).toHaveLength(2);
    expect(gpx.match(/<trkpt /g)).toHaveLength(9);
    expect(gpx).toContain('<trkpt lat="38.50000" lon="-120.20000">');
    // the schema wants way-points, routes, tracks in this order
    expect(gpx.indexOf('<trk>')).toBeGreaterThan(gpx.indexOf('</rte>'));
  });

  it('refuses a trip that the plan does not have', () => {
    const { plan, context } = handMadePlan();
    expect(() => renderGpx(plan, 'T99', context)).toThrow(RangeError);
  });
});
