import { useState } from 'react';
import type { DriverTripStop } from '../../../contract/driverTrip.ts';
import { useTexts } from '../../lib/useTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { useNow } from '../state/useNow.ts';
import { texts } from '../texts.ts';
import { tripTexts } from '../tripTexts.ts';
import { Dialog } from './Dialog.tsx';
import { HandOver } from './HandOver.tsx';

const restKinds: ReadonlySet<string> = new Set(['rest', 'curfew', 'overnight']);

/** The one thing to do next, as a large button; leaving asks where something is open. */
export function StopActions({ onCheckIn }: { onCheckIn(): void }) {
  const t = useTexts(tripTexts);
  const act = useAct();
  const { run, progress, entries, measuring } = useTrip();
  const [isHandingOver, setIsHandingOver] = useState(false);
  const index = progress.stop;
  const stop = run.stops[index]!;

  if (progress.sinceMs === null)
    return (
      <button type="button" className="primary big" onClick={() => act({ kind: 'departed' })}>
        {t.depart}
      </button>
    );
  if (!progress.isStanding) return <ArriveButton index={index} stop={stop} />;
  const isHandedOver = entries.some((entry) => entry.kind === 'handed_over' && entry.stop === index);
  return (
    <>
      {stop.board.length > 0 && (
        <button type="button" className="primary big" onClick={onCheckIn}>
          {t.checkIn}
        </button>
      )}
      {measuring !== null && (
        <>
          <p className="count">{t.measured(measuring.done.size, measuring.due)}</p>
          <button type="button" className="big" onClick={onCheckIn}>
            {t.measure}
          </button>
        </>
      )}
      {stop.kind === 'dropoff' && !isHandedOver && (
        <button type="button" className="primary big" onClick={() => setIsHandingOver(true)}>
          {t.handOver}
        </button>
      )}
      {isHandingOver && <HandOver stop={index} onClose={() => setIsHandingOver(false)} />}
      <LeaveButton index={index} stop={stop} />
    </>
  );
}

function ArriveButton({ index, stop }: { index: number; stop: DriverTripStop }) {
  const t = useTexts(tripTexts);
  const act = useAct();
  const rests = restKinds.has(stop.kind);
  const arrive = () => {
    const lengthMs = Date.parse(stop.departAt) - Date.parse(stop.arriveAt);
    const until = new Date(Date.now() + lengthMs).toISOString();
    if (rests) act({ kind: 'arrived', stop: index }, { kind: 'rest', stop: index, until });
    else act({ kind: 'arrived', stop: index });
  };
  return (
    <button type="button" className="primary big" onClick={arrive}>
      {rests ? t.arriveRest : t.arrive}
    </button>
  );
}

function LeaveButton({ index, stop }: { index: number; stop: DriverTripStop }) {
  const t = useTexts(tripTexts);
  const words = useTexts(texts);
  const act = useAct();
  const nowMs = useNow();
  const { passengers, progress, clock } = useTrip();
  const [isAsking, setIsAsking] = useState(false);
  const missing = passengers.filter(({ boardStop, state }) => boardStop === index && state === 'expected');
  const restEndMs = (progress.sinceMs ?? 0) + Date.parse(stop.departAt) - Date.parse(stop.arriveAt);
  const isTooEarly = restKinds.has(stop.kind) && nowMs < restEndMs;
  const leave = () => act({ kind: 'left', stop: index });
  return (
    <>
      {restKinds.has(stop.kind) && <p className="count">{t.restUntil(clock(restEndMs))}</p>}
      <button
        type="button"
        className="big"
        onClick={() => (missing.length > 0 || isTooEarly ? setIsAsking(true) : leave())}
      >
        {t.leave}
      </button>
      {isAsking && (
        <Dialog title={t.leave} onClose={() => setIsAsking(false)}>
          {missing.length > 0 && (
            <>
              <p>{t.leaveMissing(missing.length)}</p>
              <ul>
                {missing.map(({ workerId, name, seat }) => (
                  <li key={workerId}>
                    {seat} {name}
                  </li>
                ))}
              </ul>
            </>
          )}
          {isTooEarly && <p>{t.tooEarly(clock(restEndMs))}</p>}
          <button
            type="button"
            className="danger big"
            onClick={() => {
              setIsAsking(false);
              leave();
            }}
          >
            {words.confirm}
          </button>
        </Dialog>
      )}
    </>
  );
}
