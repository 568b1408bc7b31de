import { describe, expect, it } from '@jest/globals';
import { ageOn, birthDateOf, checkCharacter, isResidentForm, sexOf } from '../../src/roster/gb11643.ts';

/** The standard's own examples and public test data (domain.md §5). */
const vectors = ['11010519491231002X', '440524188001010014', '360426199101010071', '120103198806018241'];

describe('GB 11643', () => {
  it.each(vectors)('%s has its check character', (idNumber) => {
    expect(isResidentForm(idNumber)).toBe(true);
    expect(checkCharacter(idNumber)).toBe(idNumber[17]);
  });

  it('refuses a number whose last digit is one off', () => {
    expect(checkCharacter('360426199101010072')).not.toBe('2');
  });

  it('finds every single wrong digit and every swap of neighbours that differ', () => {
    const [first] = vectors;
    const body = first!.slice(0, 17);
    for (let at = 0; at < 17; at++) {
      for (const digit of '0123456789') {
        if (digit === body[at]) continue;
        expect(checkCharacter(body.slice(0, at) + digit + body.slice(at + 1))).not.toBe('X');
      }
      if (at === 16 || body[at] === body[at + 1]) continue;
      const swapped = body.slice(0, at) + body[at + 1] + body[at] + body.slice(at + 2);
      expect(checkCharacter(swapped)).not.toBe('X');
    }
  });

  it('reads birth date and sex, and refuses days that were not', () => {
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
    expect(sexOf('11010519491231002X')).toBe('F');
    expect(sexOf('440524188001010014')).toBe('M');
    expect(birthDateOf('341221200002290011')).toBe('2000-02-29');
    expect(birthDateOf('341221190002290011')).toBeNull();
    expect(birthDateOf('341221199013010011')).toBeNull();
    expect(birthDateOf('440524188001010014')).toBeNull();
  });

  it('counts full years: somebody turns 16 on the birthday, not the day before', () => {
    expect(ageOn('2004-02-24', '2020-02-24')).toBe(16);
    expect(ageOn('2004-02-25', '2020-02-24')).toBe(15);
  });
});
