import type { DriverTripRules } from '../../../contract/driverTrip.ts';

/** What a thermometer shows, as a driver types it: `36.5`, `36,5`, or `365` on a number pad. Null where it is none. */
export function readCelsius(typed: string): number | null {
  const text = typed.trim().replace(/[,，。]/, '.');
  const celsius = /^\d{3}$/.test(text)
    ? Number(text) / 10
    : /^\d{2}(\.\d{1,2})?$/.test(text)
      ? Number(text)
      : Number.NaN;
  return celsius >= 30 && celsius <= 45 ? celsius : null;
}

/** Whether somebody with this temperature may not travel, by threshold and comparison of the policy. */
export function isFever(celsius: number, { feverC, feverOp }: Pick<DriverTripRules, 'feverC' | 'feverOp'>): boolean {
  return feverOp === '>=' ? celsius >= feverC : celsius > feverC;
}
