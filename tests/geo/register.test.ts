import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allCounties, countyRegister } from '../../src/geo/index.ts';

const register = countyRegister();

/** Resolves to the code, to the sorted codes of the candidates, or to `unknown`. */
function resolved(text: string, hints?: Parameters<typeof register.resolve>[1]): string | string[] {
  const match = register.resolve(text, hints);
  if (match.kind === 'found') return match.county.adcode;
  return match.kind === 'unknown' ? 'unknown' : match.candidates.map(({ adcode }) => adcode).sort();
}

describe('the divisions of 2020 and 2023', () => {
  for (const year of [2020, 2023] as const) {
    const path = `../shared/data/counties-${year}.csv`;
    const reference = existsSync(path)
      ? readFileSync(path, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','))
      : null;
    const name = `${year} equals the reference list${reference === null ? ' (set aside: ../shared/data is not here)' : ''}`;
    (reference === null ? it.skip : it)(name, () => {
      const counties = new Map(allCounties(year).map((county) => [county.adcode, county]));
      expect([...counties.keys()].sort()).toEqual(reference!.map(([adcode]) => adcode).sort());
      for (const [adcode, county, prefecture, province, lng, lat] of reference!) {
        const ours = counties.get(adcode!)!;
        expect([ours.name, ours.province]).toEqual([county, province]);
        if (adcode !== '419001') expect(ours.prefecture).toBe(prefecture);
        expect(Math.abs(ours.lng - Number(lng))).toBeLessThan(1e-4);
        expect(Math.abs(ours.lat - Number(lat))).toBeLessThan(1e-4);
      }
    });
  }

  it('counts 496 at the beginning of 2020 and 492 in 2023', () => {
    expect([allCounties(2020).length, allCounties().length]).toEqual([496, 492]);
  });

  it('leads every code of 2020 to a county of 2023', () => {
    const today = new Set(allCounties().map(({ adcode }) => adcode));
    for (const { adcode } of allCounties(2020)) expect(today).toContain(register.byAdcode(adcode)?.adcode);
  });

  it.each([
    ['320611', '320613', '崇川区'],
    ['320602', '320613', '崇川区'],
    ['320684', '320614', '海门区'],
    ['340225', '340281', '无为市'],
    ['340208', '340209', '弋江区'],
    ['370634', '370614', '蓬莱区'],
    ['410306', '410308', '孟津区'],
    ['341221', '341221', '临泉县'],
  ])('%s leads to %s %s', (code, adcode, name) => {
    expect(register.byAdcode(code)).toMatchObject({ adcode, name });
  });

  it.each(['110105', '999999', '341200', '', '34122', 'toString'])('knows no county %j', (code) => {
    expect(register.byAdcode(code)).toBeNull();
  });
});

describe('names as people write them', () => {
  it.each([
    ['临泉县', '341221'],
    ['临泉', '341221'],
    ['安徽阜阳临泉', '341221'],
    ['安徽省阜阳市临泉县', '341221'],
    ['安徽省临泉县', '341221'],
    ['阜阳临泉', '341221'],
    ['341221', '341221'],
    ['３４１２２１', '341221'],
    ['341221 临泉县', '341221'],
    ['341221103000', '341221'],
    [' 安徽省 阜阳市　临泉县 ', '341221'],
    ['安徽省-阜阳市-临泉县', '341221'],
    ['安徽省阜阳市临泉县城关镇人民路12号', '341221'],
    ['临泉县老集镇张寨村', '341221'],
    ['户籍地：安徽省阜阳市临泉县', '341221'],
    ['中国安徽省阜阳市临泉县', '341221'],
    ['颍上', '341226'],
    ['颖上县', '341226'],
    ['港闸区', '320613'],
    ['港闸', '320613'],
    ['南通市港闸区陈桥街道', '320613'],
    ['无为县', '340281'],
    ['南通县', '320612'],
    ['通州市', '320612'],
    ['海门市', '320614'],
    ['濮阳县', '410928'],
    ['河南濮阳县', '410928'],
    ['濮阳市濮阳县', '410928'],
    ['濮阳濮阳县', '410928'],
    ['开封县', '410212'],
    ['周口地区项城市', '411681'],
    ['河南省周口市川汇区', '411602'],
    ['河南省周口地区周口市', '411602'],
    ['阜阳市涡阳县', '341621'],
    ['莱芜市钢城区', '370117'],
    ['莱芜市莱城区', '370116'],
    ['巢湖市', '340181'],
    ['巢湖市无为县', '340281'],
    ['济源市', '419001'],
    ['河南省济源市', '419001'],
    ['管城区', '410104'],
    ['沛县', '320322'],
    ['河南新县', '411523'],
    ['铜陵郊区', '340711'],
    ['济南市中区', '370103'],
    ['济南市市中区', '370103'],
    ['枣庄市市中区', '370402'],
    ['济宁市市中区', '370811'],
    ['徐州市鼓楼区', '320302'],
    ['徐州市市辖区鼓楼区', '320302'],
    ['河南鼓楼区', '410204'],
    ['江苏省南京市鼓楼区中山北路', '320106'],
    ['临沂市临沂市兰山区', '371302'],
    ['山东省临沂市兰山区临沭路5号', '371302'],
    ['江苏省南通市崇川区青年路临泉县商会', '320613'],
    ['张寨镇安徽省阜阳市临泉县', '341221'],
  ])('%s is %s', (text, adcode) => {
    expect(resolved(text)).toBe(adcode);
    expect(register.resolve(text)).toMatchObject({ inferred: false });
  });

  it('finds every county under its full name with prefecture and province, and each of the three shorter forms', () => {
    for (const { adcode, name, prefecture, province } of allCounties()) {
      for (const text of [
        `${province}${prefecture}${name}`,
        `${province.slice(0, -1)}${prefecture.slice(0, -1)}${name}`,
        `${prefecture}${name}`,
        `${province}${prefecture}${name}人民路1号`,
      ]) {
        if (text !== name) expect([text, resolved(text)]).toEqual([text, adcode]);
      }
    }
  });

  it('finds every county of 2020 under the name of that time', () => {
    for (const { adcode, name, prefecture, province } of allCounties(2020)) {
      expect([name, resolved(`${province}${prefecture}${name}`)]).toEqual([name, register.byAdcode(adcode)!.adcode]);
    }
  });

  it('finds every full name that only one county of today bears, 郊区 aside', () => {
    const bearers = new Map<string, string[]>();
    for (const { adcode, name } of allCounties()) bearers.set(name, [...(bearers.get(name) ?? []), adcode]);
    for (const [name, codes] of bearers) {
      if (name === '郊区') continue;
      expect([name, resolved(name)]).toEqual([name, codes.length === 1 ? codes[0] : codes.sort()]);
    }
  });

  it('takes a short name unless it is a prefecture or shared', () => {
    const prefectures = new Set(allCounties().map(({ prefecture }) => prefecture.slice(0, -1)));
    const bearers = new Map<string, Set<string>>();
    for (const { adcode, name } of allCounties()) {
      const short = name.slice(0, -1);
      if (short.length > 1) bearers.set(short, (bearers.get(short) ?? new Set()).add(adcode));
    }
    for (const [short, codes] of bearers) {
      if (codes.size > 1 || prefectures.has(short) || short.endsWith('回族')) continue;
      expect([short, resolved(short)]).toEqual([short, [...codes][0]]);
    }
  });
});

describe('what is not clear is asked, never guessed', () => {
  it.each([
    ['鼓楼区', ['320106', '320302', '410204']],
    ['鼓楼', ['320106', '320302', '410204']],
    ['市中区', ['370103', '370402']],
    ['山东省市中区', ['370103', '370402']],
    ['莱芜市', ['370116', '370117']],
    ['南阳县', ['411302', '411303']],
  ])('%s is one of %j', (text, codes) => {
    expect(resolved(text)).toEqual(codes);
  });

  it('asks which 郊区, although only one is left today', () => {
    expect(resolved('郊区')).toEqual(expect.arrayContaining(['340711', '340111', '410711']));
  });

  it.each([
    '阜阳市',
    '阜阳',
    '安徽阜阳',
    '安徽省阜阳市',
    '阜阳市区',
    '阜阳地区',
    '341200',
    '濮阳',
    '濮阳市',
    '河南濮阳',
  ])('the prefecture %s alone means any of its counties', (text) => {
    const codes = resolved(text);
    const prefix = text.includes('濮阳') ? '4109' : '3412';
    const own = allCounties().map(({ adcode }) => adcode);
    expect(codes).toEqual(expect.arrayContaining(own.filter((adcode) => adcode.startsWith(prefix))));
  });

  it('a province alone means any of its counties', () => {
    const codes = allCounties().map(({ adcode }) => adcode);
    expect(resolved('河南省')).toEqual(codes.filter((adcode) => adcode.startsWith('41')));
  });

  it.each([
    '',
    '   ',
    '???',
    '湖北省武汉市江夏区',
    '湖北麻城',
    '福建省福州市鼓楼区',
    '福州市鼓楼区',
    '福州鼓楼区',
    '石家庄新华区',
    '四川省乐山市市中区',
    '乐山市市中区',
    '北京通州区',
    '天津市河东区',
    '石狮市新华区',
    '东明路12号',
    '太和新村3幢',
    '安徽省某某县',
    '110105',
    '999999',
    '张三',
  ])('%j is unknown', (text) => {
    expect(resolved(text)).toBe('unknown');
  });

  it('does not take a street for a county', () => {
    expect(resolved('阜阳市太和路8号')).not.toBe('341222');
    expect(resolved('东明路颍上县人民政府')).toBe('341226');
  });
});

describe('hints', () => {
  const hints = (texts: string[], idPrefix: string | null = null) => ({ texts, idPrefix });

  it.each([
    ['鼓楼区', hints(['江苏省徐州市泉山区']), '320302'],
    ['鼓楼区', hints(['徐州']), '320302'],
    ['鼓楼区', hints([], '410204'), '410204'],
    ['鼓楼区', hints([], '410211'), '410204'],
    ['市中区', hints(['', '张三', '山东省枣庄市']), '370402'],
    ['阜阳市', hints(['安徽省阜阳市临泉县']), '341221'],
    ['阜阳', hints([], '341221'), '341221'],
    ['河南', hints([], '412725'), '411628'],
    ['周口', hints(['河南'], '412726'), '411625'],
  ])('%s with %j is %s, marked inferred', (text, given, adcode) => {
    expect(resolved(text, given)).toBe(adcode);
    expect(register.resolve(text, given)).toMatchObject({ inferred: true });
  });

  it('leaves a name open where the hints say nothing, leave several or contradict each other', () => {
    const open = resolved('鼓楼区');
    expect(resolved('鼓楼区', hints(['江苏省']))).toEqual(open);
    expect(resolved('鼓楼区', hints(['安徽省临泉县'], '341221'))).toEqual(open);
    expect(resolved('鼓楼区', hints(['徐州市'], '410204'))).toEqual(open);
    expect(resolved('鼓楼区', hints([], null))).toEqual(open);
  });

  it('never overrules a clear name, and never makes a county of an unknown one', () => {
    expect(register.resolve('临泉县', hints(['河南省新县'], '411523'))).toMatchObject({
      county: { adcode: '341221' },
      inferred: false,
    });
    expect(resolved('湖北省麻城市', hints(['临泉县'], '341221'))).toBe('unknown');
  });
});

describe('ID number prefixes', () => {
  it.each([
    ['341221', '341221'],
    ['320611', '320613'],
    ['412701', '411602'],
    ['412702', '411681'],
    ['412725', '411628'],
    ['412727', '411603'],
    ['342201', '341302'],
    ['342127', '341225'],
    ['341281', '341602'],
    ['410224', '410212'],
    ['372821', null],
    ['342101', null],
    ['412700', null],
    ['110105', null],
    ['420112', null],
    ['659001', null],
  ])('%s is real and leads to %s', (prefix, adcode) => {
    const { known, county } = register.fromIdPrefix(prefix);
    expect([known, county?.adcode ?? null]).toEqual([true, adcode]);
  });

  it.each(['000000', '999999', '341299', '34122', '', 'abcdef', '3412211'])('%j never existed', (prefix) => {
    expect(register.fromIdPrefix(prefix)).toEqual({ known: false, county: null });
  });

  it('knows every code of 2020 and 2023', () => {
    for (const year of [2020, 2023] as const) {
      for (const { adcode } of allCounties(year)) {
        expect(register.fromIdPrefix(adcode)).toEqual({ known: true, county: register.byAdcode(adcode) });
      }
    }
  });

  it('reads codes given twice as they were in the year of birth', () => {
    expect(register.fromIdPrefix('419001', 1990).county?.name).toBe('义马市');
    expect(register.fromIdPrefix('419001', 1998).county?.name).toBe('济源市');
    expect(register.fromIdPrefix('419001').county?.name).toBe('济源市');
    expect(register.fromIdPrefix('320205', 1990).county?.name).toBe('滨湖区');
  });
});

it('resolves 100,000 addresses within a few seconds', () => {
  const texts = allCounties().map(({ province, prefecture, name }) => `${province}${prefecture}${name}城关镇人民路1号`);
  const start = performance.now();
  for (let i = 0; i < 100_000; i++) register.resolve(texts[i % texts.length]!);
  expect(performance.now() - start).toBeLessThan(8000);
});

it('answers at once, whatever the length of the text', () => {
  const start = performance.now();
  expect(register.resolve('某'.repeat(1_000_000))).toEqual({ kind: 'unknown' });
  expect(register.resolve(`安徽省阜阳市临泉县${'路'.repeat(1_000_000)}`)).toMatchObject({
    county: { adcode: '341221' },
  });
  expect(performance.now() - start).toBeLessThan(500);
});
