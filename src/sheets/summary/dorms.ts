import type { Plan } from '../../contract/plan.ts';
import type { Say } from '../labels.ts';

const proofNames = {
  counting: { zh: '计数', en: 'counting' },
  exact: { zh: '精确求解', en: 'exact' },
  relaxation: { zh: '松弛', en: 'relaxation' },
} as const;

/** Name and value of the line about beds; none where the scenario has no dormitories. */
export function dormFigures({ dorms }: Plan, say: Say): [string, string][] {
  if (dorms === undefined) return [];
  const { housed, without, feverRooms, optimal, bound } = dorms;
  const proof = optimal
    ? say({ zh: `已证最优，${proofNames[bound.proof].zh}`, en: `proven best, ${proofNames[bound.proof].en}` })
    : say({ zh: '未证最优', en: 'not proven best' });
  return [
    [
      say({ zh: '宿舍', en: 'Beds' }),
      say({
        zh: `${housed} 人有床位，${without.length} 人没有，留空发热房 ${feverRooms.length} 间（${proof}）`,
        en: `${housed} people have one, ${without.length} have none; rooms kept for fever: ${feverRooms.length} (${proof})`,
      }),
    ],
  ];
}

/** Who is carried but has no bed, the same reason on one line. */
export function withoutBedLines({ dorms }: Plan, say: Say): string[] {
  const lines = new Map<string, string[]>();
  for (const { workerId, reason, fix } of dorms?.without ?? []) {
    const help = fix === null ? '' : say({ zh: `；办法：${fix.text}`, en: `; what would help: ${fix.text}` });
    const line = `${reason.text}${help}`;
    lines.set(line, [...(lines.get(line) ?? []), workerId]);
  }
  return [...lines].map(
    ([line, ids]) => `${ids.join(say({ zh: '、', en: ', ' }))}${say({ zh: '：', en: ': ' })}${line}`,
  );
}
