import { useState } from 'react';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { countdownText } from '../model/countdown.ts';
import { useNow } from '../state/useNow.ts';

interface CountdownProps {
  /** Deadline, and what time it was at the server when it told; this machine's clock may be wrong. */
  deadline: string;
  serverTime: string;
}

/** How long companies still have, or for how long the deadline has passed. */
export function Countdown({ deadline, serverTime }: CountdownProps) {
  const { locale } = useSettings();
  const [toldAtMs] = useState(() => Date.now());
  const now = useNow();
  const serverNowMs = Date.parse(serverTime) + Math.max(0, now - toldAtMs);
  return <span>{inLocale(countdownText((Date.parse(deadline) - serverNowMs) / 1000), locale)}</span>;
}
