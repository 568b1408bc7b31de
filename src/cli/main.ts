import { readLocale } from '../config.ts';
import { runProgram } from './program.ts';
import { describeError } from './reportError.ts';

/** Entry of the command line; `src/bin/jieyun.js` loads it once it is built. */
const locale = readLocale(process.env);

// `jieyun … | head` closes our output early; that is no fault of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await runProgram(process.argv.slice(2), { env: process.env, cwd: process.cwd(), locale });
} catch (error) {
  const { text, status } = describeError(error, locale);
  process.stderr.write(`${text}\n`);
  process.exitCode = status;
}
