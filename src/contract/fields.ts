import { z } from 'zod';

/** Fields that several bodies take, with the same limits everywhere. */
export const text = z.string().trim().min(1).max(200);
export const note = z.string().trim().max(500);
export const count = z.int().nonnegative().max(100_000);
export const lng = z.number().min(-180).max(180);
export const lat = z.number().min(-90).max(90);
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
/** An id as batches, plates and depots have it. */
export const companyId = z
  .string()
  .regex(/^[\p{L}\p{N}_.·-]{1,64}$/u, '只能用字母、数字和 . _ - / letters, digits, . _ - only');

/** Whether two values that only mean something together are both there, both null or both left out. */
export function goTogether(one: unknown, other: unknown): boolean {
  return (one === undefined) === (other === undefined) && (one === null) === (other === null);
}

interface Reception {
  receiveFrom?: string | null | undefined;
  receiveTo?: string | null | undefined;
}

/** Reception hours have a beginning and an end, or neither. */
export const receptionPair = ({ receiveFrom, receiveTo }: Reception): boolean => goTogether(receiveFrom, receiveTo);
export const receptionFault = {
  path: ['receiveTo'],
  message: 'receiveFrom 与 receiveTo 须同时填写 / receiveFrom and receiveTo go together',
};
