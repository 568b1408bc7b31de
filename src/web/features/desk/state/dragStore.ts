import type { WhatIf } from '../../../../contract/planDraft.ts';
import type { Cargo } from '../model/cargo.ts';
import { leftOverTarget, newBusTarget, type TargetId } from '../model/dropEdit.ts';
import type { DropAnswer } from '../model/firstAnswer.ts';

/** What is being dragged, and what every bus says to it. Outside of React, as the selection is. */
export interface DragStore {
  cargo(): Cargo | null;
  over(): TargetId | null;
  /** The best answer there is; null where nothing is dragged or the target is where the people are. */
  answer(target: TargetId): DropAnswer | null;
  /** @param first the pages' own answer, for as long as the server's is not there */
  begin(cargo: Cargo, first: (target: TargetId) => DropAnswer | null): void;
  /** The server's answers, for the cargo that they are about. */
  tell(cargo: Cargo, whatIf: WhatIf): void;
  enter(target: TargetId | null): void;
  end(): void;
  subscribe(listener: () => void): () => void;
}

/** A store in which nothing is dragged. */
export function createDragStore(): DragStore {
  const listeners = new Set<() => void>();
  const answers = new Map<TargetId, DropAnswer | null>();
  let cargo: Cargo | null = null;
  let over: TargetId | null = null;
  let first: (target: TargetId) => DropAnswer | null = () => null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    cargo: () => cargo,
    over: () => over,
    answer(target) {
      if (cargo === null || cargo.from === target) return null;
      // kept, so that asking twice gives the same object and nothing is drawn again
      if (!answers.has(target)) answers.set(target, first(target));
      return answers.get(target) ?? null;
    },
    begin(dragged, own) {
      answers.clear();
      [cargo, first, over] = [dragged, own, null];
      tell();
    },
    tell(about, { targets }) {
      if (cargo !== about) return;
      for (const target of targets) answers.set(targetKey(target), serverAnswer(target));
      tell();
    },
    enter(target) {
      if (over === target) return;
      over = target;
      tell();
    },
    end() {
      if (cargo === null) return;
      answers.clear();
      [cargo, over] = [null, null];
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Target = WhatIf['targets'][number];

/** Key of a target of the server's: a trip, an idle bus, or nobody's bus. */
export function targetKey({ tripId, plate }: Target): TargetId {
  return tripId ?? (plate === null ? leftOverTarget : newBusTarget);
}

/** A target of the server's as an answer. */
export function serverAnswer({ verdict, limits }: Target): DropAnswer {
  return { verdict, reasons: limits.map(({ text }) => text) };
}
