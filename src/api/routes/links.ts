import { type Request, type RequestHandler, type Response, Router } from 'express';
import { driverUrl } from '../../accounts/driverLinks.ts';
import { actorOfBearer } from '../../accounts/identify.ts';
import { tripParams } from '../../contract/api/endpoint.ts';
import { AppError } from '../../errors.ts';
import { tripSheet } from '../../planning/server/renderPlan.ts';
import type { ApiDeps } from '../deps.ts';
import { admit } from '../guard.ts';
import { gateOf, identify } from '../identify.ts';
import { sendFile } from '../sendFile.ts';
import { localeOf, parseParams } from '../validate.ts';

/**
 * Addresses that stand on paper or are sent to people: /t/… is the QR code of a sheet, for those who are signed in; /d/… is
 * a driver's own link, which leads to his page, and the sheet behind it. Sheets are answered in their newest state.
 *
 * @param limit counts the request against whoever sends it
 */
export function linkRoutes(deps: ApiDeps, limit: RequestHandler): Router {
  const router = Router();
  const readers = { access: ['hr', 'dispatcher', 'desk', 'warden', 'admin', 'driver'] } as const;

  router.get('/t/:planId/:tripId', ...identify(deps, limit), admit(readers), async (request, response) => {
    const { planId, tripId } = parseParams(tripParams, request);
    const database = deps.database.as(response.locals.actor);
    await sendSheet({ ...deps, database }, request, response, planId, tripId);
  });

  router.get('/d/:token', (request, response) => {
    response.set('cache-control', 'no-store').redirect(driverUrl('', String(request.params.token)));
  });

  const atGate: RequestHandler = (request, response, next) => {
    response.locals.actor = gateOf(deps, request, response).actor;
    next();
  };
  router.get('/d/:token/sheet.pdf', atGate, limit, async (request, response) => {
    response.set('cache-control', 'no-store');
    const gate = gateOf(deps, request, response);
    const actor = await actorOfBearer({ gate, keys: deps.keys }, String(request.params.token));
    if (actor?.trip == null) throw new AppError('not_found', 'this link has run out, was revoked, or never was');
    const { planId, tripId } = actor.trip;
    await sendSheet({ ...deps, database: deps.database.as(actor) }, request, response, planId, tripId);
  });

  return router;
}

async function sendSheet(deps: ApiDeps, request: Request, response: Response, planId: string, tripId: string) {
  const baseUrl = deps.settings.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  const tripUrl = (id: string) => `${baseUrl}/t/${planId}/${encodeURIComponent(id)}`;
  const bytes = await tripSheet(deps, { planId, locale: localeOf(request), tripUrl }, tripId);
  sendFile(response, { type: 'application/pdf', download: false }, { name: `${tripId}.pdf`, bytes });
}
