import type { Bilingual } from '../contract/text.ts';
import type { Played } from './play.ts';

/** Most violations that a run names. */
const namedMost = 20;

/** One run in a few lines: what was told, how the people ended, what did not hold. */
export function describeRun({ seed, steps, told, recorded, refused, states, violations }: Played): Bilingual {
  const ends = list(states);
  const refusals = list(refused);
  const named = violations
    .slice(0, namedMost)
    .map(({ at, invariant, subject, what }) => `\n  ${at} ${invariant} ${subject}: ${what}`)
    .join('');
  return {
    zh: `种子 ${seed}：${steps} 步，消息 ${told} 条，记录 ${recorded} 条；拒绝：${refusals}；终态：${ends}；违反不变量 ${violations.length} 项${named}`,
    en: `seed ${seed}: ${steps} steps, ${told} messages, ${recorded} recorded; refused: ${refusals}; ended: ${ends}; invariants broken: ${violations.length}${named}`,
  };
}

function list(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? '0' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}
