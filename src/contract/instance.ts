import { z } from 'zod';

const coordinate = z.number();
const amount = z.number().nonnegative();

/** A benchmark instance, formats.md §4: one depot, one bus size, Euclidean distances. Fields that it does not name are ignored. */
export const instanceSchema = z
  .object({
    name: z.string().min(1),
    n: z.int().positive(),
    capacity: z.number().positive(),
    /** Bound on distance plus service times along a route. */
    maxDuration: z.number().positive().nullable(),
    serviceTime: amount,
    /** The leg from the last customer back to the depot is free and does not count. */
    open: z.boolean().default(false),
    /** At most so many routes. */
    vehicles: z.int().positive().optional(),
    depot: z.object({ x: coordinate, y: coordinate }),
    customers: z.array(z.object({ id: z.int(), x: coordinate, y: coordinate, demand: amount })).min(1),
    /** Cost of the best known solution. */
    bks: z.number().positive().optional(),
  })
  .superRefine(({ n, capacity, customers }, context) => {
    if (n !== customers.length)
      context.addIssue({ code: 'custom', path: ['n'], message: `n is ${n}, there are ${customers.length} customers` });
    const ids = new Set<number>();
    customers.forEach(({ id, demand }, i) => {
      const path = ['customers', i];
      if (ids.has(id)) context.addIssue({ code: 'custom', path: [...path, 'id'], message: `id ${id} is there twice` });
      ids.add(id);
      if (demand > capacity)
        context.addIssue({ code: 'custom', path: [...path, 'demand'], message: `${demand} exceeds the capacity` });
    });
  });

/** A benchmark instance as read. */
export type Instance = z.infer<typeof instanceSchema>;

/** The one line that `jieyun solve` prints. */
export interface InstanceResult {
  name: string;
  /** Sum of the distances along all routes, in the instance's unit. */
  cost: number;
  /** Customer ids in the order of the visits, each exactly once. */
  routes: number[][];
  seconds: number;
  seed: number;
  iterations: number;
}
