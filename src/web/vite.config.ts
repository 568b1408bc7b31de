import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { countyShapes } from './build/countyShapes.ts';
import { offlineShells } from './build/offlineShell.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Of the driver's page, beside what the build makes: everything that the page needs to open without a network. */
const driverFiles = ['driver.webmanifest', 'icon.svg', 'icon-192.png', 'apple-touch-icon.png'];

/** Two pages: the staff's, and the driver's, which shares no component library with it and stays small. */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    countyShapes(),
    offlineShells('service-worker', [
      { name: 'driver', page: 'driver', html: 'driver.html', later: [], files: driverFiles },
      { name: 'arrivals', page: 'staff', html: 'index.html', later: ['/ArrivalsPage.tsx'], files: ['icon.svg'] },
    ]),
  ],
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // two large libraries that change seldom: kept by browsers when our own code changes
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: {
        staff: here('index.html'),
        driver: here('driver.html'),
        'service-worker': here('worker/serviceWorker.ts'),
      },
      output: { entryFileNames: 'assets/[name]-[hash].js' },
      onLog(level, log, handle) {
        // marks of server rendering in the component library; we render in the browser alone
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
