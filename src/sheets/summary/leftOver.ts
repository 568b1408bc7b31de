import { grouped } from '../../contract/grouped.ts';
import type { Plan, PlanUnassigned } from '../../contract/plan.ts';
import { type Say, unassignedNames } from '../labels.ts';

const shownIds = 6;
const shownTexts = 5;

/** Who is left over, by the limit in the way; under it each explanation once, with who it is about and what would help. */
export function leftOverLines({ unassigned }: Plan, say: Say): string[] {
  const lines: string[] = [];
  for (const [code, group] of largestFirst(unassigned, ({ reason }) => reason.code)) {
    lines.push(
      `${say(unassignedNames[code])} (${code}): ${say({ zh: `${group.length} 人`, en: String(group.length) })}`,
    );
    const texts = largestFirst(group, ({ reason, fix }) => `${reason.text}\n${fix?.text ?? ''}`).map(
      ([, same]) => same,
    );
    for (const same of texts.slice(0, shownTexts)) lines.push(...explanation(same, say));
    const rest = texts.slice(shownTexts).reduce((sum, same) => sum + same.length, 0);
    if (rest > 0) lines.push(`  ${say({ zh: `… 另有 ${rest} 人，见名单`, en: `… and ${rest} more, see the list` })}`);
  }
  return lines;
}

function explanation(same: readonly PlanUnassigned[], say: Say): string[] {
  const { reason, fix } = same[0]!;
  const ids = same.slice(0, shownIds).map(({ workerId }) => workerId);
  const more = same.length > shownIds ? ` … (${same.length})` : '';
  const lines = [`  ${ids.join(', ')}${more}: ${reason.text}`];
  if (fix !== null) {
    const proven = same.every((one) => one.fix?.proven === true) ? say({ zh: '（已验证）', en: ' (proven)' }) : '';
    lines.push(`    ${say({ zh: '办法：', en: 'What would help: ' })}${fix.text}${proven}`);
  }
  return lines;
}

/** The largest group first: it is the one to do something about. */
function largestFirst<K extends string>(
  items: readonly PlanUnassigned[],
  keyOf: (item: PlanUnassigned) => K,
): [K, PlanUnassigned[]][] {
  return [...grouped(items, keyOf)].sort(([, a], [, b]) => b.length - a.length);
}
