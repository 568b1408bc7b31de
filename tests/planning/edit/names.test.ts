import { describe, expect, it } from '@jest/globals';
import { applyEdit } from '../../../src/planning/edit/applyEdit.ts';
import { edited, inputOf, linquan, redrawn, writing } from './editing.ts';

describe('words of edits', () => {
  it('name county and company as people do, never by their codes', async () => {
    const { edits, state } = await edited(await inputOf([{ company: 'C001', place: linquan, people: 5 }]));
    const { tripId } = state.plan.trips[0]!;
    const name = edits.batch.scenario.companies.find(({ companyId }) => companyId === 'C001')!.name;
    const group = { adcode: '341221', companyId: 'C001' } as const;

    const out = applyEdit(
      edits,
      state,
      { kind: 'move', what: { kind: 'group', tripId, ...group, people: 2 }, to: { kind: 'left_over' } },
      writing,
    );
    expect(out).toMatchObject({
      done: true,
      text: {
        zh: `${tripId} 的 2 人（临泉县 → ${name}）移出，未安排`,
        en: `2 of ${tripId} (临泉县 → ${name}) left over`,
      },
    });

    const locked = applyEdit(edits, state, { kind: 'lock', lock: { kind: 'group', ...group } }, writing);
    expect(locked).toMatchObject({
      text: { zh: `锁定临泉县 → ${name} 的人员`, en: `locked the people 临泉县 → ${name}` },
    });
    const held = redrawn(edits, state, { kind: 'lock', lock: { kind: 'group', ...group } });
    const refused = applyEdit(
      edits,
      held,
      { kind: 'move', what: { kind: 'trip', tripId }, to: { kind: 'left_over' } },
      writing,
    );
    expect(refused).toMatchObject({
      limits: [{ rule: 'lock', limit: 'group:341221/C001', text: { zh: `临泉县 → ${name} 的人员已锁定，先取消锁定` } }],
    });
  });
});
