import type { Demands } from '../../columns/demands.ts';
import type { Network } from '../../columns/network.ts';
import type { Aim } from '../../columns/tripCost.ts';
import { capacityOf, type Problem } from '../../problem.ts';
import { type Detours, measureDetours } from './detours.ts';
import { LeaderProfits } from './leaderProfits.ts';

/** Share of the step that would reach the goal in one go, to begin with, and when it is no use to go on. */
const firstStep = 0.1;
const leastStep = 3e-5;
/** The step shrinks by so much after so many looks without a better bound. */
const shrink = 0.85;
const patience = 12;
/** Sums of so many prices are not exact: this share of them is given away. */
const dustShare = 1e-12;
/** A direction shorter than this is none. */
const leastLength = 1e-9;
/** A new direction counts for so much beside those before. */
const newShare = 0.1;

/** What is proven, and the prices of people that prove it. */
export interface LeaderBound {
  fen: number;
  /** What each person of a group pays, his part of its ride included. */
  person: Float64Array;
}

/**
 * A Lagrangian bound where sets of pick-up places are too many to be listed, or before they are: trips are charged the run for
 * their dearest group and the longest detour for one other, so the best trip at given prices is found by filling seats in order of
 * price. Prices rise by subgradients, smoothed (Held, Wolfe & Crowder 1974; Barahona & Anbil 2000). What a ride costs for its family is charged to
 * every group at once, as a share among those who could ride together, and for its company to every person.
 * @param goal nothing is gained above it
 * @param stop told the looks so far
 * @param onBound told every better bound
 */
export function boundByLeaders(
  problem: Problem,
  network: Network,
  aim: Aim,
  demands: Demands,
  run: { goal: () => number; stop: (looks: number) => boolean; onBound: (fen: number) => void },
): LeaderBound {
  const { groups, buses } = problem;
  const detours = measureDetours(problem, network);
  const profits = new LeaderProfits(problem, network, aim, detours);
  const seats = mostSeats(problem);
  const ride = rideShares(problem, aim, detours);
  const head = headShares(problem, aim, detours, seats);
  const charged = ride.map((each, g) => each * Math.ceil(groups.size[g]! / seats[g]!) + head[g]! * groups.size[g]!);
  const paidForRides = charged.reduce((sum, each) => sum + each, -aim.familyFen * demands.families);
  const saved = ride.map((each, g) => each + head[g]!);
  const boundAt = (price: Float64Array): number => {
    profits.look(price);
    let worth = 0;
    let earned = leftWorth(problem, price, saved, demands.leftPeople);
    for (let g = 0; g < groups.count; g++) worth += groups.size[g]! * price[g]!;
    for (let type = 0; type < buses.types; type++) earned += buses.count[type]! * profits.most[type]!;
    return paidForRides + worth - earned - dustShare * (worth + earned);
  };

  let price = Float64Array.from(groups.size, (_, g) => {
    const least = profits.leastShare(g);
    return Number.isFinite(least) ? least : 0;
  });
  let fen = boundAt(price);
  let best = { fen, price };
  run.onBound(fen);
  const direction = new Float64Array(groups.count);
  const aboard = new Float64Array(groups.count);
  let step = firstStep;
  let without = 0;
  for (let looks = 1; !run.stop(looks) && best.fen < run.goal() && step > leastStep; looks++) {
    aboard.fill(0);
    profits.countAboard(price, aboard);
    let length = 0;
    for (let g = 0; g < groups.count; g++) {
      const size = groups.size[g]!;
      direction[g] = newShare * (1 - aboard[g]! / size) + (1 - newShare) * direction[g]!;
      length += size * direction[g]! ** 2;
    }
    // everybody is carried as often as he is there: no prices are better
    if (length < leastLength) break;
    const stride = (step * Math.max(0, run.goal() - fen)) / length;
    price = price.map((each, g) => Math.min(profits.dearest, Math.max(0, each + stride * direction[g]!)));
    fen = boundAt(price);
    if (fen > best.fen) {
      best = { fen, price };
      without = 0;
      run.onBound(fen);
    } else if (++without >= patience) {
      step *= shrink;
      without = 0;
      price = best.price;
      fen = boundAt(price);
    }
  }
  return { fen: best.fen, person: best.price.map((each, g) => each + charged[g]! / groups.size[g]!) };
}

/** By group: its part of what a ride costs for its family, shared among all who might ride beside it; no trip pays less. */
function rideShares({ groups }: Problem, aim: Aim, { start, order }: Detours): Float64Array {
  return Float64Array.from(groups.size, (_, g) => {
    let family = 0;
    for (const other of order.subarray(start[g], start[g + 1])) if (groups.family[other] === groups.family[g]) family++;
    return aim.familyFen / family;
  });
}

/**
 * By group: what each person pays of the price of his company's ride. Of a company no more than all who might ride beside him share a trip, and
 * no more than there are seats; no trip pays less.
 */
function headShares({ groups }: Problem, aim: Aim, { start, order }: Detours, seats: Float64Array): Float64Array {
  return Float64Array.from(groups.size, (_, g) => {
    let people = 0;
    for (const other of order.subarray(start[g], start[g + 1]))
      if (groups.company[other] === groups.company[g]) people += groups.size[other]!;
    return aim.companyFen / Math.min(people, seats[g]!);
  });
}

/** By group: the seats of the largest bus for it, at least one. */
function mostSeats({ groups, buses }: Problem): Float64Array {
  return Float64Array.from(groups.risk, (risk) => {
    let seats = 1;
    for (let type = 0; type < buses.types; type++) seats = Math.max(seats, capacityOf(buses, type, risk));
    return seats;
  });
}

/** What the people left over are worth at most: somebody who stays behind may save what his ride costs as well. */
function leftWorth({ groups }: Problem, price: Float64Array, saved: Float64Array, leftPeople: number): number {
  if (leftPeople <= 0) return 0;
  const worth = price.map((each, g) => each + saved[g]!);
  const dearest = Array.from(worth, (_, g) => g).sort((a, b) => worth[b]! - worth[a]!);
  let fen = 0;
  let left = leftPeople;
  for (const g of dearest) {
    const people = Math.min(left, groups.size[g]!);
    fen += people * worth[g]!;
    left -= people;
    if (left === 0) break;
  }
  return fen;
}
