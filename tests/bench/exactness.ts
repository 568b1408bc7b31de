import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { roomForStates } from '../schedule/support/bruteForce.ts';
import { compare, noVerdicts, type Verdict } from '../schedule/support/compare.ts';
import { lawCase } from '../schedule/support/lawCases.ts';
import { everyRule, narrow, tinyCase, vehicleRules, wide } from '../schedule/support/tinyCases.ts';

/**
 * `npm run bench:exactness -- [--routes N=5000] [--from N=0] [--seed S=1] [--rules cn|all|law|law-minute] [--departures narrow|wide] [--drivers N] [--states N] [--show]`: the
 * engine against brute force on random routes: with constants so short that they bind within minutes, rules in the manner of `cn` or
 * all primitives mixed, or under the law's own constants, on a
 * grid of 10 to 15 minutes or of one; with one or two drivers or with N; prints one JSON line of verdicts, and with `--show`
 * each case that differs before it; `--from` leaves out the cases before a number;
 * beyond `--states` at a time a case is undecided.
 */

const { values } = parseArgs({
  options: {
    routes: { type: 'string', default: '5000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    rules: { type: 'string', default: 'cn' },
    departures: { type: 'string', default: 'narrow' },
    drivers: { type: 'string' },
    states: { type: 'string', default: String(roomForStates) },
    show: { type: 'boolean', default: false },
  },
});

const base = values.departures === 'wide' ? wide : narrow;
const size =
  values.drivers === undefined
    ? base
    : { ...base, drivers: [Number(values.drivers), Number(values.drivers)] as [number, number] };
const sources = {
  cn: () => tinyCase(size, vehicleRules),
  all: () => tinyCase({ ...size, longest: 18 }, everyRule),
  law: () => lawCase(),
  'law-minute': () => lawCase(1),
};
if (!(values.rules in sources)) throw new RangeError(`--rules is cn, all, law or law-minute, not ${values.rules}`);
const cases = sources[values.rules as keyof typeof sources]();
const verdicts: Record<Verdict, number> = { ...noVerdicts };
const samples = fc.sample(cases, { numRuns: Number(values.routes), seed: Number(values.seed) });
for (const [index, sample] of samples.entries()) {
  if (index < Number(values.from)) continue;
  const { verdict, engine, brute } = compare(sample, Number(values.states));
  verdicts[verdict] += 1;
  if (!values.show || ['equal', 'both refuse'].includes(verdict)) continue;
  const { hos, limits, trip } = sample.policy;
  const line = { index, verdict, engine, brute, hos, limits, pickupHours: trip.pickup_hours, request: sample.request };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
process.stdout.write(`${JSON.stringify({ ...values, ...verdicts })}\n`);
