import { AppError } from '../../errors.ts';

/**
 * Refuses an edit that was made on an older version than the one that stands, so that two people never overwrite each other.
 *
 * @param asked version that the edit was made on; null where the caller does not work from a copy
 * @throws AppError `precondition_failed`
 */
export function refuseStale(current: number, asked: number | null): void {
  if (asked === null || asked === current) return;
  throw new AppError(
    'precondition_failed',
    'somebody else has changed it meanwhile: read it again and repeat the change',
  );
}
