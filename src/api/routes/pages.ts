import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import helmet from 'helmet';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Of a page's style elements; each answer has its own. */
    cspNonce?: string;
  }
}

/** Stands in the built page where the nonce of one answer goes. */
const noncePlace = '__CSP_NONCE__';

/** What a page of ours may load: nothing from elsewhere, and no script that stands in the page itself. */
const pageSources = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/**
 * The built pages in `folder`: files named after their content are kept for a year; every other address that a browser opens
 * is the staff's page, whose router takes it from there, and `/driver…` the driver's. Programs that ask for no HTML get what
 * the API answers to an unknown address.
 */
export function pageRoutes(folder: string): Router {
  const router = Router();
  const staff = readFileSync(join(folder, 'index.html'), 'utf8');
  const driver = readFileSync(join(folder, 'driver.html'), 'utf8');

  // under the pages' own policy: what the worker may fetch follows from the answer that brings it
  router.get(['/driver-sw.js', '/arrivals-sw.js'], contentPolicy(["'self'"]), ({ path }, response) => {
    response.set('cache-control', 'no-cache').sendFile(path.slice(1), { root: folder });
  });
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  router.use(express.static(folder, { index: false, extensions: false, maxAge: '1h' }));

  router.get(/^\/driver(\/|$)/, asksForPage, contentPolicy(["'self'"]), (_request, response) => {
    response.set('cache-control', 'no-cache').type('html').send(driver);
  });
  router.get(/^\/(?!api\/)/, asksForPage, nonced, (_request, response) => {
    const { cspNonce } = response.locals;
    response
      .set('cache-control', 'no-store')
      .type('html')
      .send(staff.replaceAll(noncePlace, cspNonce ?? ''));
  });
  return router;
}

/** Only for whoever opens a page; others go on. */
const asksForPage: RequestHandler = (request, _response, next) => {
  next(request.headers.accept?.includes('text/html') === true ? undefined : 'route');
};

/** The component library writes style elements at run time: only those that carry this answer's nonce count. */
const nonced: RequestHandler = (request, response, next) => {
  const nonce = randomBytes(16).toString('base64');
  response.locals.cspNonce = nonce;
  contentPolicy(["'self'", `'nonce-${nonce}'`])(request, response, next);
};

function contentPolicy(styleSrc: string[]): RequestHandler {
  return helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...pageSources, styleSrc } });
}
