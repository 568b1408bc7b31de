import type { Bilingual } from '../../contract/text.ts';

/** The scenario folder or the call cannot be used; no statement about the plan is possible (exit status 2). */
export class CheckInputError extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'CheckInputError';
    this.text = text;
  }
}
