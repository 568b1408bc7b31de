import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { cancelTeam, freshSignals, memberSeed, type Seat, takeSeat } from '../../src/planning/team/seat.ts';

/** Two seats of one team, on this thread. */
function twoSeats(): { seats: [Seat, Seat]; close: () => void } {
  const signals = freshSignals();
  const { port1, port2 } = new MessageChannel();
  const seat = (member: number, port: typeof port1): Seat => ({ member, members: 2, ports: [port], signals });
  return { seats: [seat(0, port1), seat(1, port2)], close: () => port1.close() };
}

describe('team of threads', () => {
  it('what one shares the other receives, once and in order', () => {
    const { seats, close } = twoSeats();
    const [leader, helper] = seats.map((seat) => takeSeat(seat).exchange!);
    helper!.share(Int32Array.of(1, 2));
    helper!.share(Int32Array.of(3));
    expect([leader!.receive(), leader!.receive(), leader!.receive()]).toEqual([
      Int32Array.of(1, 2),
      Int32Array.of(3),
      null,
    ]);
    expect(helper!.receive()).toBeNull();
    close();
  });

  it('the leader waits for the last word of its helpers, but not for ever', () => {
    const { seats, close } = twoSeats();
    const [leader, helper] = seats.map((seat) => takeSeat(seat).exchange!);
    const startedMs = performance.now();
    leader!.finish();
    expect(performance.now() - startedMs).toBeGreaterThan(900);
    helper!.finish();
    const againMs = performance.now();
    leader!.finish();
    expect(performance.now() - againMs).toBeLessThan(900);
    close();
  });

  it('cancelling reaches every seat; who works alone shares nothing', () => {
    const { seats, close } = twoSeats();
    const taken = seats.map((seat) => takeSeat(seat));
    expect(taken.map((seat) => seat.cancelled())).toEqual([false, false]);
    cancelTeam(seats[0].signals);
    expect(taken.map((seat) => seat.cancelled())).toEqual([true, true]);
    expect(takeSeat({ ...seats[0], members: 1 }).exchange).toBeUndefined();
    close();
  });

  it('the leader keeps the seed of the run, helpers have others', () => {
    const { seats, close } = twoSeats();
    expect(memberSeed(7, seats[0])).toBe(7);
    expect(memberSeed(7, seats[1])).not.toBe(7);
    close();
  });
});
