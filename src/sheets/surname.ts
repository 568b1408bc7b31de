/** The two-character family names that are common enough to meet; all others have one character (公安部 2020 name report). */
const doubleSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 夏侯 长孙 宇文 轩辕 端木 南宫 独孤 拓跋 呼延'.split(' '),
);

/** The family name, short enough for a seat on the seat map: 王 of 王小明, 欧阳 of 欧阳锋, the first word of a Latin name. */
export function surname(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}/u.test(trimmed)) {
    const two = trimmed.slice(0, 2);
    return trimmed.length > 2 && doubleSurnames.has(two) ? two : (Array.from(trimmed)[0] ?? '');
  }
  return (trimmed.split(/\s+/)[0] ?? '').slice(0, 5);
}
