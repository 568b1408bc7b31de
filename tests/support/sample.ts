import fc from 'fast-check';

/**
 * Which random cases the property tests draw: new ones each time, so that every run on a developer's machine looks
 * somewhere else, or those of JIEYUN_TEST_SEED. CI sets it: whether a change lands does not hang on a throw of dice.
 */
const seed = process.env.JIEYUN_TEST_SEED;
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
