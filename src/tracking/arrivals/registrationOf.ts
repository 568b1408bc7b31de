import type { PersonJourney } from '../../contract/journey.ts';

/** When and by whom somebody was registered last; nulls where nobody has. */
export function registrationOf({ history }: Pick<PersonJourney, 'history'>): {
  registeredAt: string | null;
  registeredBy: string | null;
} {
  const found = history.find(({ kind }) => kind === 'registered');
  return {
    registeredAt: found === undefined ? null : new Date(found.at).toISOString(),
    registeredBy: found?.by ?? null,
  };
}
