import type { Bilingual } from '../../../contract/text.ts';

/** Words of giving a trip to its driver. */
export const driverLinkTexts = {
  open: { zh: '司机链接', en: 'Driver’s link' },
  title: (tripId: string): Bilingual => ({ zh: `${tripId} 的司机链接`, en: `Links for the driver of ${tripId}` }),
  hint: {
    zh: '链接只打开这一车次，不需要账号；谁拿到谁能用，请只发给本车驾驶员。发出后立即抄下或发送：之后不再显示。',
    en: 'A link opens this one trip, without an account, for whoever has it: send it to the drivers of this bus alone. Copy it at once; it is not shown again.',
  },
  hours: { zh: '有效期', en: 'Works for' },
  hoursOf: (hours: number): Bilingual => ({ zh: `${hours} 小时`, en: `${hours} hours` }),
  create: { zh: '生成链接', en: 'Make a link' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  code: { zh: '司机扫此二维码打开', en: 'Code for the driver to scan' },
  made: { zh: '生成于', en: 'Made' },
  until: { zh: '有效至', en: 'Works until' },
  revoke: { zh: '作废', en: 'Revoke' },
  revokeSure: {
    zh: '作废后这部手机打不开本车次，名单随即从手机清除。',
    en: 'The phone that holds it can open the trip no more and deletes the list of people.',
  },
  revoked: { zh: '已作废', en: 'revoked' },
  over: { zh: '已过期', en: 'ran out' },
  works: { zh: '有效', en: 'works' },
  none: { zh: '还没有发过链接', en: 'No link was made yet' },
  state: { zh: '状态', en: 'State' },
  acknowledge: (version: number): Bilingual => ({
    zh: `代记签收 v${version}（电话确认）`,
    en: `Note v${version} as read (told by phone)`,
  }),
};
