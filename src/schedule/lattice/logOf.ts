import {
  createEventLog,
  driveEvent,
  type EventLog,
  handoverEvent,
  record,
  standEvent,
  stopEvent,
} from '../eventLog.ts';
import { changed, drove, type Label, served, setOut } from './label.ts';

/** The log of a finished label, as walks write it; drives without a stand between them are one. */
export function logOf(last: Label, drivers: readonly number[]): { log: EventLog; serveS: number } {
  const path: Label[] = [];
  for (let label: Label | null = last; label !== null; label = label.parent) path.push(label);
  path.reverse();
  const log = createEventLog();
  let serveS = 0;
  for (let i = 1; i < path.length; i += 1) {
    const from = path[i - 1]!;
    let to = path[i]!;
    const { leg, t } = from;
    if (to.how === setOut) continue;
    if (to.how === served) {
      if (to.leg === 1) serveS = t;
      record(log, stopEvent, to.leg, t, to.t, drivers[from.wheel]!, 0);
    } else if (to.how === changed) record(log, handoverEvent, leg, t, to.t, drivers[to.wheel]!, from.work);
    else {
      while (path[i + 1]?.how === to.how && path[i + 1]!.leg === leg) {
        i += 1;
        to = path[i]!;
      }
      record(log, to.how === drove ? driveEvent : standEvent, leg, t, to.t, drivers[from.wheel]!, to.work);
    }
  }
  record(log, stopEvent, last.leg + 1, last.t, last.t, drivers[last.wheel]!, 0);
  return { log, serveS };
}
