import {
  badKey,
  badReply,
  type NamedPoint,
  notConnected,
  outsideMap,
  overQuota,
  pointNotFound,
  type RoadFault,
  refused,
  serverError,
  tooManyPoints,
} from './fault.ts';
import { errorReply } from './replies.ts';

/** An error reply as a fault; `points` are those of the request, in its order. `waitS` is what the server asks to wait. */
export function readError(
  reply: { status: number; body: unknown },
  { host, points, waitS }: { host: string; points: readonly NamedPoint[]; waitS: number },
): RoadFault {
  const { status } = reply;
  if (status === 401 || status === 403) return badKey();
  if (status === 429) return overQuota(waitS);
  if (status >= 500) return serverError(host, status);
  const parsed = errorReply.safeParse(reply.body ?? {});
  if (!parsed.success) return badReply(host, parsed.error);

  const { message, hints } = parsed.data;
  for (const hint of hints) {
    const exception = hint.details ?? '';
    const place = hint.point_index === undefined ? undefined : points[hint.point_index];
    if (/PointNotFound/.test(exception) && place !== undefined) return pointNotFound(place);
    if (/PointOutOfBounds/.test(exception) && place !== undefined) return outsideMap(place);
    if (/ConnectionNotFound|MaximumNodesExceeded/.test(exception)) return notConnected(points[0]!, points.at(-1)!);
  }
  if (/too many (points|locations)|limit of locations/i.test(message)) return tooManyPoints(points.length);
  if (/wrong credentials|api key/i.test(message)) return badKey();
  return refused(message.split('\n')[0] || `status ${status}`);
}
