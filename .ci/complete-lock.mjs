// complete-lock.mjs: adds to package-lock.json the other platforms' packages that `npm install` left out.
//
// A registry mirror that lacks the binaries of other platforms makes `npm install` drop them from the lock file, and
// `npm ci` then refuses that lock file everywhere. Each is an optional dependency pinned to one version by its parent, so
// what the lock file has to say follows from parent and name; a checksum is filled in by the next install that can fetch it.
// Run it after `npm install` where `npm ci` says "Missing: … from lock file".
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What `os`, `cpu` and `libc` of a package must be, read off its name. */
function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return os && cpu ? { os: [os], cpu: [cpu], ...(os === 'linux' ? { libc: [libc] } : {}) } : null;
}

let added = 0;
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[place] !== undefined || platform === null || !/^\d/.test(version)) continue;
    const dev = parent.dev === true ? { dev: true } : {};
    lock.packages[place] = { version, ...platform, ...dev, license: parent.license, optional: true, engines: parent.engines };
    added += 1;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} added`);
