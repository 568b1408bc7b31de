import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keyOf } from '../../lib/api/hooks.ts';
import { journeyAnswers } from '../../lib/api/liveAnswers.ts';
import { setAsOf, useAsOf } from '../../lib/asOf.ts';

const tickMs = 1_000;

interface Span {
  beginsMs: number;
  endsMs: number;
  minutesPerSecond: number;
}

/** Lets the time that the pages show go on. It waits for what is being read, so that a slow machine plays slower and misses nothing. */
export function usePlaying({ beginsMs, endsMs, minutesPerSecond }: Span) {
  const queries = useQueryClient();
  const asOf = useAsOf();
  const [isPlaying, setPlaying] = useState(false);
  const isReading = useIsFetching({ predicate: ({ queryKey }) => isOfJourney(queryKey[0]) }) > 0;
  const reading = useRef(isReading);
  reading.current = isReading;
  // the end moves while a story is still being told
  const end = useRef(endsMs);
  end.current = endsMs;

  const show = useCallback(
    (atMs: number | null) => {
      setAsOf(atMs === null ? null : new Date(atMs).toISOString());
      for (const id of journeyAnswers) void queries.invalidateQueries({ queryKey: keyOf(id) });
    },
    [queries],
  );
  useEffect(() => {
    if (!isPlaying) return;
    const timer = window.setInterval(() => {
      if (reading.current) return;
      const fromMs = asOf === null ? beginsMs : Date.parse(asOf);
      const toMs = Math.min(fromMs + minutesPerSecond * 60_000, end.current);
      show(toMs);
      if (toMs >= end.current) setPlaying(false);
    }, tickMs);
    return () => window.clearInterval(timer);
  }, [isPlaying, asOf, beginsMs, minutesPerSecond, show]);

  return { isPlaying, setPlaying, show };
}

function isOfJourney(id: unknown): boolean {
  return journeyAnswers.some((one) => one === id);
}
