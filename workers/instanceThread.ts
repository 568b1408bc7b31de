import { parentPort, workerData } from 'node:worker_threads';
import {
  type InstanceProgress,
  type InstanceRequest,
  searchInstance,
} from '../src/planning/instance/instanceSearch.ts';
import type { TeamData, TeamMessage } from '../src/planning/team/runTeam.ts';
import { memberSeed, takeSeat } from '../src/planning/team/seat.ts';
import type { VisitResult } from '../src/solver/index.ts';

/** Entry of a thread that searches a benchmark problem; every member of a team has a seed of its own. */
const { request, seat } = workerData as TeamData<InstanceRequest>;
const post = (message: TeamMessage<InstanceProgress, VisitResult>) => {
  if (seat.member === 0) parentPort?.postMessage(message);
};
const seed = memberSeed(request.seed, seat);
post({ reply: searchInstance({ ...request, seed }, takeSeat(seat), (progress) => post({ progress })) });
