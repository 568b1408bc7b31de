import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KeyRing, readKeyRing } from '../../src/crypto/keyRing.ts';
import { contentHash, identityHash } from '../../src/crypto/lookupHash.ts';
import { open, openText, type SealedPlace, seal } from '../../src/crypto/seal.ts';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const ring = readKeyRing(key('k1', 1));
const place: SealedPlace = { table: 'roster_rows', column: 'phone', row: 'r1' };

describe('seal and open', () => {
  it('give back every value, at its place only', () => {
    const text = fc.string({ unit: 'binary' });
    const places = fc.record({ table: text, column: text, row: text });
    fc.assert(
      fc.property(fc.uint8Array(), places, places, (value, here, there) => {
        const sealed = seal(ring, here, value);
        expect(new Uint8Array(open(ring, here, sealed))).toEqual(value);
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        expect(() => open(ring, there, sealed)).toThrow(/does not open/);
      }),
    );
  });

  it('never write the same value twice alike', () => {
    expect(seal(ring, place, '13800000000').equals(seal(ring, place, '13800000000'))).toBe(false);
  });

  it('notice any changed byte', () => {
    const sealed = seal(ring, place, '13800000000');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => open(ring, place, changed)).toThrow();
    }
  });

  it('refuse what is cut short', () => {
    const sealed = seal(ring, place, 'x');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => open(ring, place, sealed.subarray(0, length))).toThrow();
    }
  });

  it('open old values after a new key came in front, and name a key that is gone', () => {
    const sealed = seal(ring, place, '旧值');
    const both = readKeyRing(`${key('k2', 2)},${key('k1', 1)}`);
    expect(openText(both, place, sealed)).toBe('旧值');
    const newer = seal(both, place, '新值');
    expect(() => open(ring, place, newer)).toThrow(/sealed with key k2, which is not in JIEYUN_KEYS/);
  });
});

describe('lookup hashes', () => {
  const hashes = (keys: KeyRing) => identityHash(keys, 'resident', '341221198503120011').toString('hex');

  it('stay when a new key comes in front, and differ by root key, type and number', () => {
    const both = readKeyRing(`${key('k2', 2)},${key('k1', 1)}`);
    expect(hashes(both)).toBe(hashes(ring));
    expect(hashes(readKeyRing(key('k1', 9)))).not.toBe(hashes(ring));
    expect(identityHash(ring, 'passport', '341221198503120011').toString('hex')).not.toBe(hashes(ring));
    expect(contentHash(ring, Buffer.from('a')).equals(contentHash(ring, Buffer.from('b')))).toBe(false);
  });
});

describe('readKeyRing', () => {
  it('seals with the first key', () => {
    expect(readKeyRing(` ${key('b', 2)} , ${key('a', 1)} `).activeId).toBe('b');
  });

  it('tells every fault and no part of a key', () => {
    const secret = Buffer.alloc(31, 5).toString('base64');
    const read = () => readKeyRing(`a:${secret},nonsense,${key('c', 1)},${key('c', 2)}`);
    expect(read).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        fields: [
          expect.objectContaining({ location: 'JIEYUN_KEYS[0]', message: 'holds 31 bytes instead of 32' }),
          expect.objectContaining({ location: 'JIEYUN_KEYS[1]', message: 'is not of the form id:base64' }),
          expect.objectContaining({ location: 'JIEYUN_KEYS[3]', message: 'repeats the id c' }),
        ],
      }),
    );
    expect(() => readKeyRing('')).toThrow(/cannot be used/);
    expect(() => readKeyRing(`a:${secret}`)).not.toThrow(new RegExp(secret.slice(0, 10)));
  });
});
