import { type Request, type Response, Router } from 'express';
import { loadDocument } from '../../planning/server/planDocument.ts';
import {
  allSheets,
  findTrip,
  masterList,
  type PaperRequest,
  tripGpx,
  tripSheet,
} from '../../planning/server/renderPlan.ts';
import type { ApiDeps } from '../deps.ts';
import { idParam, localeOf, textParam } from '../validate.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** /trips: the buses of a finished plan, and what goes on paper or into a navigation device. */
export function tripRoutes(deps: ApiDeps): Router {
  const router = Router();

  router.get('/plans/:planId/trips', async (request, response) => {
    const { trips } = await loadDocument(deps, idParam(request, 'planId'));
    response.json({
      trips: trips.map(({ tripId, bus, crew, loaded, total, nearLimit, stops }) => {
        const aboard = Math.max(0, ...stops.map((stop) => stop.aboard));
        const [first, last] = [stops[0], stops[stops.length - 1]];
        const times = { departAt: first?.departAt ?? null, arriveAt: last?.arriveAt ?? null };
        return { tripId, bus, drivers: crew.length, aboard, ...times, loaded, total, nearLimit };
      }),
    });
  });

  router.get('/plans/:planId/trips/:tripId', async (request, response) => {
    response.json(findTrip(await loadDocument(deps, idParam(request, 'planId')), textParam(request, 'tripId')));
  });

  router.get('/plans/:planId/trips/:tripId/sheet.pdf', sendTripSheet(deps));

  router.get('/plans/:planId/trips/:tripId/route.gpx', async (request, response) => {
    const tripId = textParam(request, 'tripId');
    const gpx = await tripGpx(deps, paperRequest(deps, request), tripId);
    send(response, 'application/gpx+xml', `${tripId}.gpx`, Buffer.from(gpx, 'utf8'));
  });

  router.get('/plans/:planId/sheets.pdf', async (request, response) => {
    send(response, 'application/pdf', 'sheets.pdf', await allSheets(deps, paperRequest(deps, request)));
  });

  router.get('/plans/:planId/master.xlsx', async (request, response) => {
    send(response, xlsx, 'master.xlsx', await masterList(deps, paperRequest(deps, request)));
  });

  return router;
}

/** /t/…: the address in a sheet's QR code; answers with the newest state of the sheet. */
export function shortTripRoutes(deps: ApiDeps): Router {
  const router = Router();
  router.get('/:planId/:tripId', sendTripSheet(deps));
  return router;
}

function sendTripSheet(deps: ApiDeps) {
  return async (request: Request, response: Response) => {
    const tripId = textParam(request, 'tripId');
    send(response, 'application/pdf', `${tripId}.pdf`, await tripSheet(deps, paperRequest(deps, request), tripId));
  };
}

function paperRequest({ publicUrl }: ApiDeps, request: Request): PaperRequest {
  const planId = idParam(request, 'planId');
  const base = publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  return {
    planId,
    locale: localeOf(request),
    tripUrl: (tripId) => `${base}/t/${planId}/${encodeURIComponent(tripId)}`,
  };
}

function send(response: Response, type: string, fileName: string, bytes: Uint8Array): void {
  const plain = fileName.replace(/[^\w.-]/g, '_');
  response
    .type(type)
    .set('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .send(Buffer.from(bytes));
}
