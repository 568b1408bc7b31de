import type { simulationEndpoints } from '../../contract/api/simulations.ts';
import type { SimulationRow } from '../../db/simulations.ts';
import { readStory, requestStory } from '../../tracking/story/requestStory.ts';
import type { Handlers } from '../call.ts';

/** The story that is played over a demo's published plan. */
export const simulationHandlers: Pick<Handlers, keyof typeof simulationEndpoints> = {
  async playSimulation({ deps, params: { planId } }) {
    return { body: present(await requestStory(deps, planId)), location: `/plans/${planId}/simulation` };
  },

  async readSimulation({ deps, params: { planId } }) {
    const story = await readStory(deps, planId);
    return { body: { simulation: story === null ? null : present(story) } };
  },
};

function present({ planId, status, seed, beginsAt, toldUntil, broken }: SimulationRow) {
  return {
    ...{ planId, status, seed, broken },
    beginsAt: beginsAt?.toISOString() ?? null,
    toldUntil: toldUntil?.toISOString() ?? null,
  };
}
