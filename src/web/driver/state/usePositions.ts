import { useEffect, useState } from 'react';
import { readStored, writeStored } from '../../lib/settings/stored.ts';
import { usePhone } from '../store/PhoneContext.tsx';

const everyMs = 60_000;
/** About a metre; more digits say nothing. */
const digits = 5;

/** Whether this phone tells where the bus is, and why it cannot. */
export interface Positions {
  isOn: boolean;
  turn(isOn: boolean): void;
  isDenied: boolean;
}

/**
 * Tells where the bus is once a minute while the driver wants it to, and while the server is heard: where it was an hour ago helps
 * nobody. Off until somebody turns it on.
 */
export function usePositions(): Positions {
  const phone = usePhone();
  const [isOn, setIsOn] = useState(() => readStored('position', ['on', 'off'], 'off') === 'on');
  const [isDenied, setIsDenied] = useState(false);

  useEffect(() => {
    writeStored('position', isOn ? 'on' : 'off');
    if (!isOn) return;
    let toldMs = 0;
    const tell = ({ coords: { latitude, longitude, speed } }: GeolocationPosition) => {
      setIsDenied(false);
      if (Date.now() - toldMs < everyMs || phone.snapshot().isHeard !== true) return;
      toldMs = Date.now();
      const place = { lat: Number(latitude.toFixed(digits)), lon: Number(longitude.toFixed(digits)) };
      const speedKmh = speed === null ? {} : { speedKmh: Math.min(300, Math.round(speed * 3.6)) };
      // one that cannot be kept is followed by the next
      phone.act({ kind: 'position', ...place, ...speedKmh }).catch(() => undefined);
    };
    const watch = navigator.geolocation.watchPosition(tell, () => setIsDenied(true), { enableHighAccuracy: true });
    return () => navigator.geolocation.clearWatch(watch);
  }, [isOn, phone]);

  return { isOn, turn: setIsOn, isDenied };
}
