import { parentPort, workerData } from 'node:worker_threads';
import { createHighsSolver } from '../src/planning/highs.ts';
import { searchHere, solveHere } from '../src/planning/solveHere.ts';
import type { SolveProgress, SolveReply, SolveRequest } from '../src/planning/solverPort.ts';
import type { TeamData, TeamMessage } from '../src/planning/team/runTeam.ts';
import { memberSeed, takeSeat } from '../src/planning/team/seat.ts';
import { PolicyRouteTimer } from '../src/schedule/routeTimer.ts';

/** Entry of a solver thread. The leader searches and bounds, its helpers only search and share what they find. */
const { request, seat } = workerData as TeamData<SolveRequest>;
const post = (message: TeamMessage<SolveProgress, SolveReply>) => parentPort?.postMessage(message);
if (seat.member === 0) {
  const lp = request.proof === undefined ? undefined : await createHighsSolver();
  const reply = solveHere(
    request,
    takeSeat(seat),
    (progress) => post({ progress }),
    lp,
    (soFar) => post({ soFar }),
  );
  post({ reply });
} else {
  const timer = new PolicyRouteTimer(request.timing, request.policy);
  searchHere({ ...request, seed: memberSeed(request.seed, seat) }, timer, takeSeat(seat), () => undefined);
}
