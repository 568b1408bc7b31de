import type { County, CountyMatch } from '../contract/county.ts';
import type { PickupPlace } from '../contract/scenario.ts';
import type { IdType, RejectCode } from '../contract/worker.ts';
import type { RosterContext } from './context.ts';
import type { Field } from './fields.ts';
import { findPickup } from './findPickup.ts';
import type { RowScope, Verdict } from './rowScope.ts';
import { shownAddress, shownValue } from './verdicts.ts';

/** Where a worker is fetched. */
export interface PickupPoint {
  adcode: string;
  countyInferred: boolean;
  pickupName: string | null;
  lng: number;
  lat: number;
}

/** The row's ID document; the number is null where it is faulty. */
export interface IdDocument {
  idType: IdType | null;
  idNumber: string | null;
}

/**
 * The pick-up county, and the place in it where pickups.csv knows one (formats.md §1): from the pick-up column, or the
 * county columns beside it; else from the home address; else from the ID number (inferred). What is written and cannot be
 * understood is asked, never guessed around. A faulty ID is told
 * already, and correcting it settles the county too. Null after a fault.
 */
export function readCounty(scope: RowScope, id: IdDocument, context: RosterContext): PickupPoint | null {
  const reading = fromPickup(scope, id, context) ?? fromHome(scope, id, context) ?? fromId(scope, id, context);
  if (reading === null) return null;
  if (reading.fault !== null) {
    const { code, verdict, value } = reading.fault;
    scope.reject(reading.field, code, value, verdict);
    return null;
  }
  const { county, inferred, place } = reading;
  if (!context.originProvinces.includes(county.adcode.slice(0, 2))) {
    scope.reject(reading.field, 'county_out_of_area', `${county.province}${county.name}`, outOfArea);
    return null;
  }
  const { lng, lat } = place ?? county;
  return { adcode: county.adcode, countyInferred: inferred, pickupName: place?.name ?? null, lng, lat };
}

/** What one source says of the county; null where it says nothing and the next one is asked. */
type Reading =
  | { field: Field; fault: null; county: County; inferred: boolean; place: PickupPlace | null }
  | { field: Field; fault: { code: RejectCode; verdict: Verdict; value: string } };

function fromPickup(scope: RowScope, id: IdDocument, context: RosterContext): Reading | null {
  const pickup = placeText(scope, 'pickup');
  const parts = (['province', 'city', 'county'] as const).map((field) => scope.text(field));
  const columns = parts[2] === '' ? '' : parts.join('');
  if (pickup === '') return columns === '' ? null : fromText(scope, 'county', columns, id, context);

  const hints = {
    texts: [columns, parts.join(''), ...scope.texts('home')].filter((text) => text !== ''),
    idPrefix: prefixOf(id),
  };
  const known = findPickup(pickup, hints, context);
  if (known !== null)
    return known === 'ambiguous' ? ambiguous('pickup', pickup, []) : { field: 'pickup', fault: null, ...known };

  const match = context.counties.resolve(pickup, hints);
  if (match.kind === 'found')
    return { field: 'pickup', fault: null, county: match.county, inferred: match.inferred, place: null };
  const beside = columns === '' ? null : context.counties.resolve(columns, hints);
  if (beside?.kind === 'found') {
    scope.warn('pickup', 'pickup_place_unknown', {
      message: {
        zh: 'pickups.csv 中没有该上车点，改在县城上车',
        en: 'pickups.csv has no such place; the pick-up is at the county seat',
      },
      remedy: { zh: '在 pickups.csv 中补上该上车点及坐标', en: 'add the place with its coordinates to pickups.csv' },
    });
    return { field: 'county', fault: null, county: beside.county, inferred: beside.inferred, place: null };
  }
  return unresolved('pickup', shownValue(pickup), match);
}

function fromHome(scope: RowScope, id: IdDocument, context: RosterContext): Reading | null {
  const home = placeText(scope, 'home');
  if (home === '') return null;
  const reading = fromText(scope, 'home', home, id, context);
  const saysNothing = reading.fault?.code === 'county_unknown' && !namesDivision.test(home);
  return saysNothing ? null : reading;
}

/** The text of a place column; strokes and words that stand for nothing count as empty. */
function placeText(scope: RowScope, field: Field): string {
  const text = scope.text(field);
  return /^([-/\\—–~.]+|无|暂无|没有|同上车点)$/.test(text) ? '' : text;
}

function prefixOf({ idType, idNumber }: IdDocument): string | null {
  return idType === 'resident' ? (idNumber?.slice(0, 6) ?? null) : null;
}

/** An address that names no province, city, county or district, only a street or village, says nothing of the county. */
const namesDivision = /省|市(?!场)|县|自治州|地区|盟|旗|(?<![小社片园校厂矿库景新])区/;

function fromText(scope: RowScope, field: Field, text: string, id: IdDocument, context: RosterContext): Reading {
  const beside = (['province', 'city', 'county', 'home'] as const).flatMap((other) => scope.texts(other));
  const match = context.counties.resolve(text, {
    texts: beside.filter((other) => other !== text),
    idPrefix: prefixOf(id),
  });
  if (match.kind === 'found')
    return { field, fault: null, county: match.county, inferred: match.inferred, place: null };
  return unresolved(field, field === 'home' ? shownAddress(text) : shownValue(text), match);
}

function fromId(scope: RowScope, id: IdDocument, context: RosterContext): Reading | null {
  const { idType, idNumber } = id;
  if (idType === null || idNumber === null) return null;
  if (idType !== 'resident') {
    const field = scope.has('pickup') ? 'pickup' : scope.has('home') ? 'home' : 'idNumber';
    return { field, fault: { code: 'county_missing', verdict: missing, value: '' } };
  }
  const idPrefix = idNumber.slice(0, 6);
  const { known, county } = context.counties.fromIdPrefix(idPrefix, Number(idNumber.slice(6, 10)));
  if (county !== null) return { field: 'idNumber', fault: null, county, inferred: true, place: null };
  if (!known) return { field: 'idNumber', fault: { code: 'county_unknown', verdict: unknownPrefix, value: idPrefix } };
  const isNear = context.originProvinces.includes(idPrefix.slice(0, 2));
  return isNear
    ? { field: 'idNumber', fault: { code: 'county_ambiguous', verdict: splitPrefix, value: idPrefix } }
    : { field: 'idNumber', fault: { code: 'county_out_of_area', verdict: outOfArea, value: idPrefix } };
}

function unresolved(field: Field, value: string, match: Exclude<CountyMatch, { kind: 'found' }>): Reading {
  if (match.kind === 'ambiguous') return ambiguous(field, value, match.candidates);
  return { field, fault: { code: 'county_unknown', verdict: unknownName, value } };
}

/** More candidates than this say no more than that there are many. */
const candidatesShown = 5;

function ambiguous(field: Field, value: string, candidates: readonly County[]): Reading {
  const names = candidates.slice(0, candidatesShown).map((county) => `${county.prefecture}${county.name}`);
  const more = candidates.length > candidatesShown ? '…' : '';
  const list =
    names.length === 0
      ? { zh: '', en: '' }
      : { zh: `：${names.join('、')}${more}`, en: `: ${names.join(', ')}${more}` };
  return {
    field,
    fault: {
      code: 'county_ambiguous',
      value,
      verdict: {
        message: { zh: `地名不止一处${list.zh}`, en: `several places have this name${list.en}` },
        remedy: { zh: '写出地级市和县（市、区）全名', en: 'write the prefecture and the full name of the county' },
      },
    },
  };
}

const missing: Verdict = {
  message: { zh: '看不出在哪个县上车', en: 'nothing tells the county of the pick-up' },
  remedy: { zh: '填写上车地点或家庭住址', en: 'fill in the pick-up place or the home address' },
};

const unknownName: Verdict = {
  message: { zh: '认不出是哪个县（市、区）', en: 'no county is known by this name' },
  remedy: {
    zh: '写出省、市、县全名，例如 安徽省阜阳市临泉县',
    en: 'write province, city and county in full, for example 安徽省阜阳市临泉县',
  },
};

const unknownPrefix: Verdict = {
  message: {
    zh: '没有填上车县，身份证前六位也不是行政区划代码',
    en: 'no county is given, and the first six digits of the ID are no county code',
  },
  remedy: { zh: '填写上车地点，并核对身份证号', en: 'fill in the pick-up place, and check the ID number' },
};

const splitPrefix: Verdict = {
  message: {
    zh: '没有填上车县，身份证前六位对应的县已拆分',
    en: 'no county is given, and the one that issued the ID has been divided since',
  },
  remedy: { zh: '填写上车地点', en: 'fill in the pick-up place' },
};

const outOfArea: Verdict = {
  message: { zh: '不在本批次接人的省份', en: 'the county lies outside the provinces of this batch' },
  remedy: {
    zh: '人在接送省份时填写上车地点；否则请另行安排',
    en: 'if the person is in those provinces, fill in the pick-up place; else arrange another way',
  },
};
