import type { PlanStop } from '../contract/plan.ts';
import type { PlanPart } from '../contract/planPart.ts';
import { decodePolyline } from '../contract/polyline.ts';
import { stopNames } from '../contract/standNames.ts';
import type { SheetContext } from './context.ts';
import { kmText, minutesText } from './format.ts';
import { type Say, sayIn, stopKindNames } from './labels.ts';

/**
 * The trip as GPX 1.1: each stop as a waypoint and one route through them, with planned arrival times (UTC, as the format
 * asks), and the roads between them as a track where they are known: a segment for each unbroken stretch. Carries no personal data: it is loaded into navigation devices. Throws RangeError on an unknown trip.
 */
export function renderGpx(plan: PlanPart, tripId: string, context: SheetContext): string {
  const trip = plan.trips.find((candidate) => candidate.tripId === tripId);
  if (trip === undefined) throw new RangeError(`no trip ${tripId} in this plan`);
  const say = sayIn(context.locale);
  const name = `${trip.tripId} ${trip.bus.plate}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="jieyun" xmlns="http://www.topografix.com/GPX/1/1">',
    '  <metadata>',
    `    <name>${escapeXml(`${context.batchName} ${name}`)}</name>`,
    `    <time>${utc(plan.createdAt)}</time>`,
    '  </metadata>',
    ...trip.stops.flatMap((stop) => point('wpt', stop, context, say, '  ')),
    '  <rte>',
    `    <name>${escapeXml(name)}</name>`,
    ...trip.stops.flatMap((stop) => point('rtept', stop, context, say, '    ')),
    '  </rte>',
    ...track(trip.stops, name),
    '</gpx>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The roads of a trip; nothing where only estimates are known. */
function track(stops: readonly PlanStop[], name: string): string[] {
  const segments: string[][] = [];
  let isOpen = false;
  for (const { seq, legLine } of stops) {
    if (seq === 0) continue;
    if (legLine === undefined) {
      isOpen = false;
      continue;
    }
    if (!isOpen) segments.push([]);
    isOpen = true;
    for (const [lng, lat] of decodePolyline(legLine))
      segments.at(-1)!.push(`      <trkpt lat="${lat.toFixed(5)}" lon="${lng.toFixed(5)}"></trkpt>`);
  }
  if (segments.length === 0) return [];
  return [
    '  <trk>',
    `    <name>${escapeXml(name)}</name>`,
    ...segments.flatMap((points) => ['    <trkseg>', ...points, '    </trkseg>']),
    '  </trk>',
  ];
}

/** Children in the order that the schema prescribes: time, name, desc, type. */
function point(tag: 'wpt' | 'rtept', stop: PlanStop, { locale }: SheetContext, say: Say, indent: string): string[] {
  const kind = say(stopKindNames[stop.kind]);
  const heads = [
    stop.board.length > 0 ? `${say({ zh: '上', en: 'on' })} ${stop.board.length}` : '',
    stop.alight.length > 0 ? `${say({ zh: '下', en: 'off' })} ${stop.alight.length}` : '',
    `${say({ zh: '车上', en: 'aboard' })} ${stop.aboard}`,
  ].filter((part) => part !== '');
  const leg = `${kmText(stop.legDistanceM)} ${minutesText(stop.legDriveS, locale)}`;
  const estimate = stop.legEstimated ? ` (${say({ zh: '估算', en: 'estimate' })})` : '';
  const desc = stop.seq === 0 ? heads.join(' ') : `${heads.join(' ')}; ${leg}${estimate}`;
  return [
    `${indent}<${tag} lat="${stop.lat.toFixed(6)}" lon="${stop.lng.toFixed(6)}">`,
    `${indent}  <time>${utc(stop.arriveAt)}</time>`,
    `${indent}  <name>${escapeXml(`${stop.seq} ${kind} ${say(stopNames(stop.name))}`)}</name>`,
    `${indent}  <desc>${escapeXml(desc)}</desc>`,
    `${indent}  <type>${stop.kind}</type>`,
    `${indent}</${tag}>`,
  ];
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML 1.0 character data; characters that XML cannot hold are dropped. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (character) => entities[character]!)
  );
}
