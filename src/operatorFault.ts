import type { Bilingual } from './contract/text.ts';
import { AppError, type ErrorCode } from './errors.ts';

/** One thing that the person who runs the program has to mend. */
export interface OperatorProblem {
  /** Setting, folder or port that it is about. */
  place: string;
  problem: Bilingual;
  remedy: Bilingual;
}

/**
 * The program cannot run as it was set up. Carries every problem at once, in both languages;
 * the command line prints them without a stack, since nothing is broken in the program itself.
 */
export class OperatorFault extends AppError {
  readonly problems: OperatorProblem[];

  constructor(code: ErrorCode, problems: OperatorProblem[], cause?: unknown) {
    super(code, problems.map(({ place, problem }) => `${place}: ${problem.zh} / ${problem.en}`).join('; '), {
      cause,
      fields: problems.map(({ place, problem, remedy }) => ({
        location: place,
        message: `${problem.zh} / ${problem.en}`,
        fix: `${remedy.zh} / ${remedy.en}`,
      })),
    });
    this.name = 'OperatorFault';
    this.problems = problems;
  }
}
