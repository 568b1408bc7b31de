import type { Bilingual } from '../../../../contract/text.ts';

/** Time until a deadline, or since it, in the two largest units that matter: days and hours, hours and minutes, minutes and seconds. */
export function countdownText(remainingS: number): Bilingual {
  const { zh, en } = spanText(Math.abs(Math.trunc(remainingS)));
  return remainingS >= 0 ? { zh: `还剩 ${zh}`, en: `${en} left` } : { zh: `已过 ${zh}`, en: `${en} ago` };
}

function spanText(seconds: number): Bilingual {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return { zh: `${days} 天 ${hours} 小时`, en: `${days} d ${hours} h` };
  if (hours > 0) return { zh: `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` };
  return { zh: `${minutes} 分 ${seconds % 60} 秒`, en: `${minutes} min ${seconds % 60} s` };
}
