import { inBoth } from '../../../contract/bilingualIssues.ts';
import { AppError } from '../../../errors.ts';

/** The refusal to measure roads where there is nothing to measure them with. */
export function noRoadServer(): AppError {
  return new AppError(
    'conflict',
    inBoth({
      zh: '本服务器未连接 GraphHopper，请用 GRAPHHOPPER_URL 指明它的地址',
      en: 'this server has no GraphHopper; say where it is with GRAPHHOPPER_URL',
    }),
  );
}
