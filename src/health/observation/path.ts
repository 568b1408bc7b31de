import { careSteps } from '../../contract/observation.ts';

/** Where somebody under observation is: in his room, in a room apart, sent to a doctor, in hospital; or no longer observed. */
export const careStates = ['observed', 'isolated', 'referred', 'hospital', 'released', 'checked_out'] as const;
export type CareState = (typeof careStates)[number];

/** Steps that change it; an extension changes the term, not where somebody is. */
export type CareStep = (typeof careSteps)[number];

/** From where each step may be taken (domain.md §4: room set aside, fever clinic, hospital, back, release). */
const from: Record<CareStep, readonly CareState[]> = {
  isolated: ['observed'],
  referred: ['isolated'],
  hospital: ['referred'],
  returned: ['isolated', 'referred', 'hospital'],
  extended: ['observed', 'isolated', 'referred', 'hospital'],
  released: ['observed'],
  checked_out: ['observed', 'released'],
};

/** Whether a step may be taken from a state. */
export function mayTake(state: CareState, step: CareStep): boolean {
  return from[step].includes(state);
}

/** Steps that may be taken from a state, in the order of the path. */
export function stepsFrom(state: CareState): CareStep[] {
  return careSteps.filter((step) => mayTake(state, step));
}

/** The state after a step that may be taken. */
export function afterStep(state: CareState, step: CareStep): CareState {
  if (step === 'extended') return state;
  return step === 'returned' ? 'observed' : step;
}
