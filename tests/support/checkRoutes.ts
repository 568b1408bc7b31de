import type { Instance } from '../../src/contract/instance.ts';

/**
 * Cost of routes on a benchmark instance, recomputed from coordinates, and everything that is wrong with them. Shares no
 * code with the solver.
 */
export function checkRoutes(instance: Instance, routes: number[][]): { cost: number; faults: string[] } {
  const { depot, customers, capacity, maxDuration, serviceTime, open, vehicles } = instance;
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const faults: string[] = [];
  const seen = new Set<number>();
  let cost = 0;
  routes.forEach((route, r) => {
    let [at, way, load]: [{ x: number; y: number }, number, number] = [depot, 0, 0];
    for (const id of route) {
      const customer = byId.get(id);
      if (customer === undefined || seen.has(id)) {
        faults.push(`route ${r}: customer ${id} unknown or visited twice`);
        continue;
      }
      seen.add(id);
      way += Math.hypot(customer.x - at.x, customer.y - at.y);
      load += customer.demand;
      at = customer;
    }
    if (!open) way += Math.hypot(depot.x - at.x, depot.y - at.y);
    const duration = way + serviceTime * route.length;
    if (load > capacity + 1e-6) faults.push(`route ${r}: load ${load} of ${capacity}`);
    if (maxDuration !== null && duration > maxDuration + 1e-6) faults.push(`route ${r}: ${duration} of ${maxDuration}`);
    cost += way;
  });
  if (seen.size < customers.length) faults.push(`${customers.length - seen.size} customers are not visited`);
  if (vehicles !== undefined && routes.length > vehicles) faults.push(`${routes.length} routes of ${vehicles}`);
  return { cost, faults };
}
