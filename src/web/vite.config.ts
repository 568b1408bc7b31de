import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { countyShapes } from './build/countyShapes.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the staff's, and the driver's, which shares no component library with it and stays small. */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [countyShapes()],
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // two large libraries that change seldom: kept by browsers when our own code changes
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: { staff: here('index.html'), driver: here('driver.html') },
      onLog(level, log, handle) {
        // marks of server rendering in the component library; we render in the browser alone
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
