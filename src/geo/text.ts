/** Words that forms put before an address. */
const lead = /^(?:中华人民共和国|中国|户籍所在地|户籍地|户籍|籍贯|家庭住址|家庭地址|现住址|住址|地址|家住|老家|来自)+/;

/**
 * A place name with only what distinguishes places: half-width, no spaces or punctuation, no label before it. The
 * character 颖, often typed for the 颍 of 颍上 and 临颍, becomes that.
 */
export function plainPlace(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{Script=Han}\d]/gu, '')
    .replace(lead, '')
    .replaceAll('颖', '颍');
}

/** What follows a name that is part of a street, village or estate name: 太和路, 东明新村. */
const streetTail =
  /^[东西南北中新老大小一二三四五六七八九十]{0,2}(?:路|街|巷|大道|大街|弄|里|村|镇|乡|桥|小区|花园|家园|苑|广场|大厦|站|号)/;

/** Whether a short name followed by `rest` names a street or village rather than a county. */
export function isStreetTail(rest: string): boolean {
  return streetTail.test(rest);
}
