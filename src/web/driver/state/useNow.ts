import { useEffect, useState } from 'react';

const stepMs = 5_000;

/** The present, again every few seconds. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), stepMs);
    return () => window.clearInterval(timer);
  }, []);
  return nowMs;
}
