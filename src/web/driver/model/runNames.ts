import type { DriverRun } from '../../../contract/driverTrip.ts';
import { stopNames } from '../../../contract/standNames.ts';
import { inLocale, type Locale } from '../../../contract/text.ts';

/** A trip whose rests and night stands are called in the driver's language, whoever planned it in whichever. */
export function runIn(run: DriverRun, locale: Locale): DriverRun {
  return { ...run, stops: run.stops.map((stop) => ({ ...stop, name: inLocale(stopNames(stop.name), locale) })) };
}
