import type { DormReasonCode } from '../../contract/dorms.ts';
import type { DormRoom } from '../../contract/scenario.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { MoreRooms, WithoutReason } from '../../dorm/explain.ts';

const sexes: Record<DormRoom['sex'], Bilingual> = {
  M: { zh: '男性', en: 'for men' },
  F: { zh: '女性', en: 'for women' },
  any: { zh: '不限性别的', en: 'for anybody' },
};

const kinds: Record<DormRoom['kind'], Bilingual> = {
  isolation: { zh: '隔离房', en: 'isolation rooms' },
  dorm: { zh: '宿舍', en: 'dormitory rooms' },
};

/** What stands in the way, for each code. */
const obstacles: Record<DormReasonCode, Bilingual> = {
  locked_bed: { zh: '手工锁定的床位不存在或已有人', en: 'the bed locked by hand is not there or is taken' },
  sex_unknown: {
    zh: '性别不明，只能单独住一间不限性别的房间，已无此类房间',
    en: 'the sex is not known, so only a room for anybody, alone, would do, and none is left',
  },
  fever_rooms: { zh: '剩下的隔离房须留空备发热人员', en: 'the isolation rooms left are kept for fever' },
  floor_exclusive: {
    zh: '隔离房与普通宿舍不得同层，同层的房间不能使用',
    en: 'isolation and ordinary rooms share no floor, so that rooms on it stay unused',
  },
  cohort: {
    zh: '隔离房只能同车的人同住，剩下的床位在别的车次的房间里',
    en: 'an isolation room is for one coach, and the beds left are in rooms of other coaches',
  },
  single_room: {
    zh: '按来源地规定须单人隔离，单间不足',
    en: 'his origin asks for a single room, and there are too few',
  },
  company: { zh: '剩下的房间属于其他企业', en: 'the rooms left belong to other companies' },
  sex: { zh: '剩下的房间是给异性的', en: 'the rooms left are for the other sex' },
  beds: { zh: '床位不足', en: 'there are too few beds' },
};

/** Why they have no bed. */
export function reasonText({ code, need, places, people }: WithoutReason): Bilingual {
  const { zh, en } = obstacles[code];
  const kind = kinds[need.kind];
  return {
    zh: `${zh}：可用${kind.zh}有 ${places} 个床位，同样需要的有 ${people} 人`,
    en: `${en}: ${kind.en} that would do have ${places} places, ${people} people need one`,
  };
}

/** Rules that a dispatcher can lift with the same effect; they too were tried. */
const lifts: Partial<Record<DormReasonCode, Bilingual>> = {
  floor_exclusive: { zh: '允许同层（iso.floor_exclusive）', en: 'let them share a floor (iso.floor_exclusive)' },
  cohort: {
    zh: '允许不同车的人同住（cohort.same_room_same_coach）',
    en: 'let people of different coaches share a room (cohort.same_room_same_coach)',
  },
  company: { zh: '向其开放其他企业的房间', en: 'open rooms of other companies to them' },
};

/** What would help, each way proven by assigning beds again; null where nothing was found. */
export function helpText({ code, help }: WithoutReason): Bilingual | null {
  const lift = lifts[code];
  if (code === 'sex_unknown') return { zh: '在名单中补上性别', en: 'write the sex into the roster' };
  if (help === null) return lift ?? null;
  const rooms = roomsText(help);
  return lift === undefined ? rooms : { zh: `${rooms.zh}，或${lift.zh}`, en: `${rooms.en}, or ${lift.en}` };
}

function roomsText({ amount, like, sex, beds }: MoreRooms): Bilingual {
  const place = [like.site, like.building, like.floor].filter((part) => part !== '').join(' ');
  return {
    zh: `在 ${place} 增加 ${amount} 间${sexes[sex].zh}${kinds[like.kind].zh}（每间 ${beds} 床）`,
    en: `${amount} more ${kinds[like.kind].en} ${sexes[sex].en} at ${place}, ${beds} ${beds === 1 ? 'bed' : 'beds'} each`,
  };
}
