import type { Bilingual } from '../../contract/text.ts';

/** A place in a request, as people know it. */
export interface NamedPoint {
  lng: number;
  lat: number;
  name: string;
}

/**
 * Every way in which GraphHopper fails to answer. The first group is about the service: planning goes on with the
 * estimate. The last three are answers about places; `refused` and `bad_key` want an operator.
 */
export type RoadFaultKind =
  | 'unreachable'
  | 'timeout'
  | 'server_error'
  | 'bad_reply'
  | 'quota'
  | 'bad_key'
  | 'refused'
  | 'too_many_points'
  | 'outside_map'
  | 'point_not_found'
  | 'not_connected';

/** What went wrong between us and GraphHopper, in words for a person. Never carries the key. */
export class RoadFault extends Error {
  readonly kind: RoadFaultKind;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  /** Whether asking again soon may help. */
  readonly transient: boolean;
  /** The place at fault, of the request's own points; null where it is none or both. */
  readonly place: NamedPoint | null;

  constructor(
    kind: RoadFaultKind,
    text: Bilingual,
    remedy: Bilingual,
    { cause, place = null }: { cause?: unknown; place?: NamedPoint | null } = {},
  ) {
    super(text.en, { cause });
    this.name = 'RoadFault';
    this.kind = kind;
    this.text = text;
    this.remedy = remedy;
    this.transient = transientKinds.has(kind);
    this.place = place;
  }
}

const transientKinds: ReadonlySet<RoadFaultKind> = new Set(['unreachable', 'timeout', 'server_error', 'bad_reply']);

const startIt: Bilingual = {
  zh: '启动 GraphHopper（jieyun graphhopper --pbf 地图文件），或用 GRAPHHOPPER_URL 指明它的地址',
  en: 'start GraphHopper (jieyun graphhopper --pbf FILE), or say where it is with GRAPHHOPPER_URL',
};
const seeItsLog: Bilingual = { zh: '查看 GraphHopper 的日志，稍后重试', en: 'look into its log, and try again later' };

/** Nothing listens there, or the connection broke. */
export function unreachable(host: string, cause?: unknown): RoadFault {
  const text = { zh: `连不上 GraphHopper（${host}）`, en: `GraphHopper at ${host} cannot be reached` };
  return new RoadFault('unreachable', text, startIt, { cause });
}

/** No reply within the deadline. */
export function timedOut(host: string, deadlineMs: number): RoadFault {
  const text = {
    zh: `GraphHopper（${host}）在 ${deadlineMs / 1000} 秒内没有答复`,
    en: `GraphHopper at ${host} did not answer within ${deadlineMs / 1000} s`,
  };
  const remedy = {
    zh: '检查服务器负荷，或调大 GRAPHHOPPER_TIMEOUT_SECONDS',
    en: 'see whether it is overloaded, or raise GRAPHHOPPER_TIMEOUT_SECONDS',
  };
  return new RoadFault('timeout', text, remedy);
}

/** A status of 500 or above. */
export function serverError(host: string, status: number): RoadFault {
  const text = { zh: `GraphHopper（${host}）内部出错（${status}）`, en: `GraphHopper at ${host} failed (${status})` };
  return new RoadFault('server_error', text, seeItsLog);
}

/** Cut, not JSON, or not what the interface promises: nothing of it is used. */
export function badReply(host: string, cause?: unknown): RoadFault {
  const text = {
    zh: `GraphHopper（${host}）的答复不完整或格式不对，已弃用`,
    en: `a reply of GraphHopper at ${host} was cut short or is not what it should be; nothing of it is used`,
  };
  const remedy = {
    zh: '确认 GRAPHHOPPER_URL 指向 GraphHopper 而不是代理或网页',
    en: 'make sure that GRAPHHOPPER_URL leads to GraphHopper and not to a proxy or a page',
  };
  return new RoadFault('bad_reply', text, remedy, { cause });
}

/** 401 or 403. */
export function badKey(): RoadFault {
  const text = { zh: 'GraphHopper 不接受这个密钥', en: 'GraphHopper does not accept the key' };
  const remedy = { zh: '检查 GRAPHHOPPER_KEY', en: 'check GRAPHHOPPER_KEY' };
  return new RoadFault('bad_key', text, remedy);
}

/** 429, and waiting as long as asked for would take too long. */
export function overQuota(waitS: number): RoadFault {
  const minutes = Math.ceil(waitS / 60);
  const text = { zh: 'GraphHopper 的用量已到上限', en: 'the limit of calls to GraphHopper is reached' };
  const remedy = {
    zh: `约 ${minutes} 分钟后重试，或换用更大的套餐`,
    en: `try again in about ${minutes} min, or take a larger plan`,
  };
  return new RoadFault('quota', text, remedy);
}

/** A request that the server refuses for what it is: an unknown profile, for example. */
export function refused(message: string): RoadFault {
  const text = { zh: `GraphHopper 拒绝了请求：${message}`, en: `GraphHopper refused the request: ${message}` };
  const remedy = {
    zh: '用 jieyun graphhopper 启动的服务器带有所需的 coach 车型；别的服务器请用 GRAPHHOPPER_PROFILE 指明车型',
    en: 'a server started by jieyun graphhopper has the profile coach; name that of another with GRAPHHOPPER_PROFILE',
  };
  return new RoadFault('refused', text, remedy);
}

/** More points in one matrix than the service allows. */
export function tooManyPoints(points: number): RoadFault {
  const text = {
    zh: `一次询问 ${points} 个地点，超过服务允许的数量`,
    en: `${points} places in one request are more than the service allows`,
  };
  const remedy = { zh: '减少地点，或换用更大的套餐', en: 'ask for fewer places, or take a larger plan' };
  return new RoadFault('too_many_points', text, remedy);
}

/** No road near a place. */
export function pointNotFound(place: NamedPoint): RoadFault {
  const text = {
    zh: `“${place.name}”（${coordinates(place)}）附近没有可行车的道路`,
    en: `there is no road near ${place.name} (${coordinates(place)})`,
  };
  const remedy = {
    zh: '改正坐标，或在 pickups.csv 中指定路边的上车点；岛上的人请在码头对岸上车',
    en: 'correct the coordinates, or name a place at a road in pickups.csv; islanders board at the mainland pier',
  };
  return new RoadFault('point_not_found', text, remedy, { place });
}

/** Beyond the edge of the server's map. */
export function outsideMap(place: NamedPoint): RoadFault {
  const text = {
    zh: `“${place.name}”（${coordinates(place)}）在 GraphHopper 的地图之外`,
    en: `${place.name} (${coordinates(place)}) lies outside of GraphHopper's map`,
  };
  const remedy = { zh: '换用覆盖该地的地图', en: 'use a map that covers it' };
  return new RoadFault('outside_map', text, remedy, { place });
}

/** Some of many places lie beyond the edge of the map. */
export function partlyOutsideMap(): RoadFault {
  const text = { zh: '部分地点在 GraphHopper 的地图之外', en: "some places lie outside of GraphHopper's map" };
  return new RoadFault('outside_map', text, { zh: '换用覆盖这些地点的地图', en: 'use a map that covers them' });
}

/** Roads near both places, but none between. */
export function notConnected(from: NamedPoint, to: NamedPoint): RoadFault {
  const text = {
    zh: `“${from.name}”与“${to.name}”之间没有连通的道路`,
    en: `no road leads from ${from.name} to ${to.name}`,
  };
  const remedy = {
    zh: '其中一处可能在岛上：请在 pickups.csv 中指定陆上的上车点',
    en: 'one of them may be an island: name a place on the mainland in pickups.csv',
  };
  return new RoadFault('not_connected', text, remedy);
}

function coordinates({ lng, lat }: NamedPoint): string {
  return `${lng.toFixed(5)}, ${lat.toFixed(5)}`;
}
