import type { verificationEndpoints } from '../../contract/api/verifications.ts';
import { findPlan } from '../../db/plans.ts';
import { findVerification, listVerifications, type VerificationRow } from '../../db/verifications.ts';
import { AppError } from '../../errors.ts';
import { requestVerification } from '../../planning/server/verifications/requestVerification.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** Finished plans measured anew on real roads. */
export const verificationHandlers: Pick<Handlers, keyof typeof verificationEndpoints> = {
  async verifyPlan({ deps, params: { planId } }) {
    const verificationId = await requestVerification(deps, deps.roads, planId);
    return { body: { verificationId }, location: `/plans/${planId}/verifications/${verificationId}` };
  },

  async listVerifications({ deps, params: { planId }, query: { limit, cursor } }) {
    if ((await findPlan(deps.database, planId)) === null) throw new AppError('not_found', 'there is no such plan');
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const found = await listVerifications(deps.database, planId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ verificationId }) => verificationId);
    return { body: { verifications: rows.map(present), nextCursor } };
  },

  async readVerification({ deps, params: { planId, verificationId } }) {
    const found = await findVerification(deps.database, planId, verificationId);
    if (found === null) throw new AppError('not_found', 'the plan has no such verification');
    return { body: { ...present(found), result: found.result } };
  },
};

function present({ requestedAt, startedAt, finishedAt, ...row }: VerificationRow) {
  return {
    ...row,
    requestedAt: requestedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
