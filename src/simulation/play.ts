import type { EventResult } from '../contract/journey.ts';
import { instantOf, localDate } from '../health/localDays.ts';
import { type Act, eventAt, type PersonTruth, type Story, type Voice } from './acts.ts';
import { Chance } from './chance.ts';
import { byVoice, type Delivery, deliver } from './deliveries.ts';
import { arrivesWithBus, registeredOnce } from './invariants/arrival.ts';
import { alertOnce, releaseLawful } from './invariants/health.ts';
import type { Invariant, Violation } from './invariants/invariant.ts';
import { evidenceOf } from './invariants/ownReading.ts';
import { fullHistory, nobodyLost } from './invariants/people.ts';
import { bedOnce, onePlace } from './invariants/places.ts';
import { truthKnown } from './invariants/truth.ts';
import type { Odds } from './odds.ts';
import type { Scene } from './scene.ts';
import type { World } from './world.ts';
import { writeStory } from './writeStory.ts';

/** What must hold after every step. */
const invariants: readonly Invariant[] = [
  ...[nobodyLost, fullHistory, onePlace, arrivesWithBus],
  ...[registeredOnce, bedOnce, alertOnce, releaseLawful],
];

/** How one run went. */
export interface Played {
  seed: number;
  steps: number;
  /** Messages that were told, those told twice included. */
  told: number;
  recorded: number;
  /** Refusals by code. */
  refused: Record<string, number>;
  /** In how many states the people ended. */
  states: Record<string, number>;
  /** Each with the instant of the step after which it was first seen. */
  violations: (Violation & { at: string })[];
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Steps are short while people are on the road, and until phones that were offline have told. */
const roadStepMs = hourMs;
const stayStepMs = 6 * hourMs;
/** From then on the warden signs people off. */
const releaseTime = '18:00';
/** Days beyond the last act after which somebody who is still there is not waited for. */
const patienceDays = 10;

/** Fewer than the connections of a server's pool, so that no voice waits for another's. */
const voicesAtOnce = 8;

/** How to play. */
export interface PlayOptions {
  odds: Odds;
  seed: number;
  /** Ends the run between two steps. */
  signal?: AbortSignal | undefined;
  /** Told after each step until when everything has happened, in epoch ms. */
  onStep?: ((atMs: number) => Promise<void>) | undefined;
}

/**
 * Plays one story against a world, in fast time: each step hears what arrives in it, voices in any order, and then everything that must hold
 * is looked at. In the end also whether the system knows what really happened. The same scene, odds and seed give the same run.
 */
export async function play(world: World, scene: Scene, { odds, seed, signal, onStep }: PlayOptions): Promise<Played> {
  const story = writeStory(scene, odds, seed);
  // a stream of its own, so that what happens does not depend on how it is told
  const chance = new Chance(seed + 1_000_003);
  return new Run(world, scene, story, { chance, odds, seed }).play(deliver(story, odds, chance), { signal, onStep });
}

/** How a story is told. */
interface Telling {
  chance: Chance;
  odds: Odds;
  seed: number;
}

class Run {
  readonly #world: World;
  readonly #scene: Scene;
  readonly #story: Story;
  readonly #chance: Chance;
  readonly #odds: Odds;
  readonly #played: Played;
  readonly #seen = new Set<string>();
  #waiting: PersonTruth[];
  #queue: Delivery[] = [];
  #askedOn = '';

  constructor(world: World, scene: Scene, story: Story, { chance, odds, seed }: Telling) {
    this.#world = world;
    this.#scene = scene;
    this.#story = story;
    this.#chance = chance;
    this.#odds = odds;
    this.#waiting = [...story.people.values()].filter(({ fate }) => fate === 'travels');
    this.#played = { seed, steps: 0, told: 0, recorded: 0, refused: {}, states: {}, violations: [] };
  }

  async play(deliveries: Delivery[], { signal, onStep }: Pick<PlayOptions, 'signal' | 'onStep'>): Promise<Played> {
    this.#queue = deliveries;
    let nowMs = deliveries[0]?.dueMs ?? 0;
    const endMs = (deliveries.at(-1)?.dueMs ?? 0) + patienceDays * 24 * hourMs;
    while ((this.#queue.length > 0 || this.#waiting.length > 0) && nowMs < endMs) {
      signal?.throwIfAborted();
      nowMs += nowMs < this.#story.roadEndsMs + 12 * hourMs ? roadStepMs : stayStepMs;
      await this.#step(nowMs);
      await onStep?.(nowMs);
    }
    const sight = await this.#world.look();
    for (const { state } of sight.people) this.#played.states[state] = (this.#played.states[state] ?? 0) + 1;
    this.#note(truthKnown(sight, this.#story.people), nowMs);
    return this.#played;
  }

  async #step(nowMs: number): Promise<void> {
    const due = this.#queue.filter(({ dueMs }) => dueMs <= nowMs);
    this.#queue = this.#queue.filter(({ dueMs }) => dueMs > nowMs);
    await this.#hearAll(byVoice(due, this.#chance), nowMs);
    const isAsked = await this.#release(nowMs);
    // where nobody said anything, nothing has changed
    if (due.length === 0 && !isAsked) return;
    await this.#world.watch();
    const sight = await this.#world.look();
    this.#played.steps += 1;
    const evidence = evidenceOf(this.#scene, sight.log);
    for (const invariant of invariants) this.#note(invariant(sight, evidence), nowMs);
  }

  /** Voices tell at the same time, each in his own order; where one fails, the others are heard out before that is said. */
  async #hearAll(voices: readonly { voice: Voice; acts: Act[] }[], nowMs: number): Promise<void> {
    const waiting = voices.values();
    const line = async () => {
      for (const { voice, acts } of waiting) await this.#hear(voice, acts, nowMs);
    };
    const ended = await Promise.allSettled(Array.from({ length: voicesAtOnce }, line));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  async #hear(voice: Voice, acts: readonly Act[], nowMs: number): Promise<void> {
    const registrations = acts.flatMap((act) => (act.kind === 'registration' ? [act.registration] : []));
    const events = acts.flatMap((act) => (act.kind === 'events' ? act.events : []));
    this.#played.told += registrations.length + events.length;
    for (const chunk of chunks(registrations))
      for (const { result } of await this.#world.register(voice, chunk))
        if (result === 'refused') this.#count('registration');
    for (const chunk of chunks(events))
      for (const result of await this.#world.tell(voice, chunk)) this.#answer(voice, acts, result, nowMs);
  }

  /**
   * A driver who hears that somebody whom he sees is told to sit elsewhere asks there to have it put right, and tells once more later; who
   * has ticked off the wrong one lets it be.
   */
  #answer(by: Voice, acts: readonly Act[], { id, result, refusal }: EventResult, nowMs: number): void {
    if (result === 'recorded') this.#played.recorded += 1;
    if (refusal === undefined) return;
    this.#count(refusal.code);
    const told = acts.flatMap((act) => (act.kind === 'events' ? act.events : [])).find((event) => event.id === id)!;
    const workerId = 'workerId' in told ? told.workerId : '';
    if (refusal.code !== 'aboard_elsewhere' || this.#story.people.get(workerId)?.tripId !== told.tripId) return;
    const again = { ...told, id: this.#chance.uuid() };
    const act: Act = { by, atMs: Date.parse(told.at), kind: 'events', events: [again] };
    this.#queue.push({ dueMs: nowMs + 2 * hourMs, act });
  }

  /** Once a day the warden signs off whoever is on his last day, and whoever may go leaves an hour later. @returns whether he asked */
  async #release(nowMs: number): Promise<boolean> {
    const { timeZone } = this.#scene;
    const today = localDate(nowMs, timeZone);
    if (today === this.#askedOn || nowMs < instantOf(today, releaseTime, timeZone)) return false;
    this.#askedOn = today;
    const up = this.#waiting.filter(({ lastDay }) => lastDay !== null && lastDay <= today);
    // others are put before him whose time has not come, or who are not even there
    const early = this.#waiting.filter(
      ({ lastDay, arrivedMs }) =>
        lastDay !== null &&
        lastDay > today &&
        localDate(arrivedMs!, timeZone) !== today &&
        this.#chance.happens(this.#odds.asksTooEarly),
    );
    const asked = [...up, ...early].map(({ workerId }) => workerId);
    if (asked.length === 0) return false;
    const results = await this.#world.release(asked);
    const gone = new Set(results.flatMap(({ workerId, result }) => (result === 'released' ? [workerId] : [])));
    for (const workerId of gone) {
      const event = eventAt(this.#chance.uuid(), nowMs + hourMs, { kind: 'checked_out', workerId });
      const act: Act = {
        by: { role: 'warden', name: 'warden' },
        atMs: nowMs + hourMs,
        kind: 'events',
        events: [event],
      };
      this.#queue.push({ dueMs: nowMs + hourMs, act });
    }
    for (const { obstacles } of results) for (const one of obstacles) this.#count(`release: ${one}`);
    this.#waiting = this.#waiting.filter(({ workerId }) => !gone.has(workerId));
    return true;
  }

  #count(code: string): void {
    this.#played.refused[code] = (this.#played.refused[code] ?? 0) + 1;
  }

  #note(violations: readonly Violation[], nowMs: number): void {
    for (const violation of violations) {
      const name = JSON.stringify(violation);
      if (this.#seen.has(name)) continue;
      this.#seen.add(name);
      this.#played.violations.push({ ...violation, at: new Date(nowMs).toISOString() });
    }
  }
}

/** Most events or registrations of one message, as the API takes them. */
const messageMost = 500;

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / messageMost) }, (_, n) =>
    list.slice(n * messageMost, (n + 1) * messageMost),
  );
}
