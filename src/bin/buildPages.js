#!/usr/bin/env node
// `npm run build` after the compiler: the pages for the browser, where they are stale.
import { buildPages } from './build.js';

await buildPages();
