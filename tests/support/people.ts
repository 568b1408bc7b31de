const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A valid 18-digit ID number (GB 11643) of an invented person: county, birth date `YYYYMMDD`, three-digit sequence. */
export function idNumber(adcode: string, birthDate: string, sequence: number): string {
  const body = `${adcode}${birthDate}${String(sequence).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

export interface Person {
  name: string;
  id: string;
  phone: string;
}

/** The n-th invented person of Linquan county (341221); the same for the same n. */
export function person(n: number): Person {
  return {
    name: `张测试${n}`,
    id: idNumber('341221', '19850312', n),
    phone: `138${String(10_000_000 + n)}`,
  };
}

/** A roster as a CSV file with a header in its first row, so that the first person stands in row 2. */
export function rosterCsv(people: readonly Person[]): Uint8Array {
  const lines = people.map(({ name, id, phone }) => `${name},${id},${phone},安徽省阜阳市临泉县`);
  return new TextEncoder().encode(['姓名,身份证号,手机号,上车点', ...lines, ''].join('\r\n'));
}
