import type { County } from '../contract/county.ts';
import * as data from './data/counties.data.ts';

/** Two-digit codes of the four provinces whose counties the register knows by name. */
export const provinceNames: Readonly<Record<string, string>> = {
  '32': '江苏省',
  '34': '安徽省',
  '37': '山东省',
  '41': '河南省',
};

/** A name or code that is no longer, with today's codes that follow it. */
export interface FormerRow {
  code: string;
  name: string;
  /** First and last year in which it was in force; the list begins in 1980. */
  firstYear: number;
  lastYear: number;
  successors: readonly string[];
}

/** A code of today that stood for another place for people born in or before `lastYear`. */
export interface ReusedRow {
  code: string;
  lastYear: number;
  successors: readonly string[];
}

/** A prefecture-level name of the past or present. */
export interface PrefectureRow {
  /** First four digits of its codes. */
  prefix: string;
  name: string;
}

/** County-level divisions of 2023, by code. */
export function currentRows(): County[] {
  return split(data.countyRows).map(toCounty);
}

/** The year since which each code of today is in force; 1980 also stands for earlier. */
export function inForceSince(): Map<string, number> {
  return new Map(split(data.countyRows).map((row) => [row.slice(0, 6), Number(row.split(' ').at(-1))]));
}

/** Divisions of the beginning of 2020 that were gone by 2023. */
export function endedRows(): County[] {
  return split(data.endedRows).map(toCounty);
}

/** Codes of 2023 that were not yet in force at the beginning of 2020. */
export function begunCodes(): string[] {
  return data.begunCodes.trim().split(' ');
}

/** Names and codes since 1980 that are no longer. */
export function formerRows(): FormerRow[] {
  return split(data.formerRows).map((row) => {
    const [code, name, firstYear, lastYear, ...successors] = row.split(' ');
    return { code: code!, name: name!, firstYear: Number(firstYear), lastYear: Number(lastYear), successors };
  });
}

/** Codes with an older meaning. */
export function reusedRows(): ReusedRow[] {
  return split(data.reusedRows).map((row) => {
    const [code, lastYear, ...successors] = row.split(' ');
    return { code: code!, lastYear: Number(lastYear), successors };
  });
}

/** Prefecture-level names since 1980 in the four provinces. */
export function prefectureRows(): PrefectureRow[] {
  return split(data.prefectureRows).map((row) => {
    const [prefix, name] = row.split(' ');
    return { prefix: prefix!, name: name! };
  });
}

/** Real codes that lead to no county of the register. */
export function otherCodes(): string[] {
  return [...split(data.codesElsewhere), ...split(data.codesWithoutCounty)].flatMap((line) => {
    const [prefix, ends] = line.split(':');
    return ends!.split(',').map((end) => prefix! + end);
  });
}

/** Names of provinces and prefectures outside the four provinces. */
export function namesElsewhere(): string[] {
  return data.namesElsewhere.trim().split(' ');
}

function toCounty(row: string): County {
  const [adcode, name, prefecture, lng, lat] = row.split(' ');
  const province = provinceNames[adcode!.slice(0, 2)]!;
  return { adcode: adcode!, name: name!, prefecture: prefecture!, province, lng: Number(lng), lat: Number(lat) };
}

function split(text: string): string[] {
  return text.trim().split(/[;\n]/);
}
