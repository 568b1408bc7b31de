import { driverUrl } from '../../accounts/driverLinks.ts';
import type { driverTripEndpoints } from '../../contract/api/driverTrip.ts';
import { gateActor } from '../../db/actor.ts';
import { findDriverLink } from '../../db/driverLinks.ts';
import { AppError } from '../../errors.ts';
import { driverTrip } from '../../planning/server/driverTrip.ts';
import { readTripEta } from '../../tracking/readJourney.ts';
import type { Handlers } from '../call.ts';

/** What a driver's phone asks for first. */
export const driverTripHandlers: Pick<Handlers, keyof typeof driverTripEndpoints> = {
  async readDriverTrip({ deps, actor }) {
    const { linkId, ...trip } = actor.trip!;
    const link = await findDriverLink(deps.database.as(gateActor(actor)), linkId);
    if (link === null) throw new AppError('not_found', 'there is no such link');
    const shown = await driverTrip(deps, trip);
    const eta = shown.run === null ? null : await readTripEta(deps, trip);
    return { body: { ...shown, eta, expiresAt: link.expiresAt.toISOString() } };
  },

  async openDemoTrip({ deps, baseUrl }) {
    const token = await deps.findDemoTrip();
    if (token === null) throw new AppError('not_found', 'there is no demo whose plan is published');
    return { body: { url: driverUrl(baseUrl, token) } };
  },
};
