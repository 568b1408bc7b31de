import type { Fault } from '../contract/fault.ts';
import type { Bilingual } from '../contract/text.ts';
import type { CsvRow } from './csvTable.ts';
import { type ScenarioFaultCode, scenarioFault } from './faults.ts';
import { isLocalDate, parseTimeOfDay } from './times.ts';

/** Inclusive bounds of a number. */
export interface Bounds {
  min: number;
  max: number;
}

/**
 * Reads the typed fields of one CSV row and notes every fault, so that a person gets all of a row at once.
 * After a fault a harmless value comes back; whoever uses the result asks the fault list first.
 */
export class RowReader {
  readonly #file: string;
  readonly #row: CsvRow;
  readonly #faults: Fault[];

  constructor(file: string, row: CsvRow, faults: Fault[]) {
    this.#file = file;
    this.#row = row;
    this.#faults = faults;
  }

  /** A text that may be empty. */
  optionalText(column: string): string {
    return this.#row.value(column);
  }

  /** A text that may not be empty. */
  text(column: string): string {
    const value = this.#row.value(column);
    if (value === '') {
      this.fault(
        column,
        'value_missing',
        { zh: `${column} 为空`, en: `${column} is empty` },
        { zh: `填写 ${column}`, en: `fill in ${column}` },
      );
    }
    return value;
  }

  /** A decimal number within bounds. */
  number(column: string, bounds: Bounds): number {
    const value = this.text(column);
    if (value === '') return bounds.min;
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value)) {
      this.fault(
        column,
        'value_invalid',
        { zh: `${column} 不是数字：${value}`, en: `${column} is not a number: ${value}` },
        { zh: '只填数字，不带单位和千位分隔符', en: 'give a plain number, without unit or thousands separator' },
      );
      return bounds.min;
    }
    const number = Number(value);
    if (number < bounds.min || number > bounds.max) {
      this.fault(
        column,
        'value_out_of_range',
        { zh: `${column} = ${value} 超出范围`, en: `${column} = ${value} is out of range` },
        { zh: `应在 ${bounds.min} 至 ${bounds.max} 之间`, en: `it must lie between ${bounds.min} and ${bounds.max}` },
      );
    }
    return number;
  }

  /** A whole number within bounds. */
  int(column: string, bounds: Bounds): number {
    const before = this.#faults.length;
    const number = this.number(column, bounds);
    if (this.#faults.length === before && !Number.isInteger(number)) {
      this.fault(
        column,
        'value_invalid',
        { zh: `${column} 不是整数：${number}`, en: `${column} is not a whole number: ${number}` },
        { zh: '填写整数', en: 'give a whole number' },
      );
    }
    return number;
  }

  /** The coordinates of the row, columns `lng` and `lat`; a swapped pair is recognised. */
  coordinates(): { lng: number; lat: number } {
    const lat = Number(this.#row.value('lat'));
    if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(Number(this.#row.value('lng'))) <= 90) {
      this.fault(
        'lat',
        'value_out_of_range',
        { zh: `lat = ${lat} 超出范围，疑似与 lng 填反`, en: `lat = ${lat} is out of range; it seems swapped with lng` },
        { zh: '交换 lng（经度）与 lat（纬度）', en: 'swap lng (longitude) and lat (latitude)' },
      );
      return { lng: 0, lat: 0 };
    }
    return { lng: this.number('lng', { min: -180, max: 180 }), lat: this.number('lat', { min: -90, max: 90 }) };
  }

  /** One of the given words; empty reads as `fallback` where there is one. */
  word<W extends string>(column: string, words: readonly W[], fallback?: W): W {
    const value = this.#row.value(column);
    if (value === '' && fallback !== undefined) return fallback;
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    if (this.text(column) !== '') {
      this.fault(
        column,
        'value_invalid',
        { zh: `${column} 的值 ${value} 无效`, en: `${value} is no valid ${column}` },
        { zh: `可填：${words.join('、')}`, en: `use one of: ${words.join(', ')}` },
      );
    }
    return fallback ?? (words[0] as W);
  }

  /** A six-digit GB/T 2260 code; whether there is such a county is the county register's question. */
  adcode(column: string): string {
    const value = this.text(column);
    if (value !== '' && !/^\d{6}$/.test(value)) {
      this.fault(
        column,
        'value_invalid',
        { zh: `${column} 不是六位行政区划代码：${value}`, en: `${column} is not a six-digit county code: ${value}` },
        { zh: '填写县级行政区划代码，例如 341221', en: 'give the code of a county, for example 341221' },
      );
    }
    return value;
  }

  /** A local date; null where it is empty and may be. */
  date(column: string, mayBeEmpty: boolean): string | null {
    const value = mayBeEmpty ? this.optionalText(column) : this.text(column);
    if (value === '') return null;
    if (isLocalDate(value)) return value;
    this.fault(
      column,
      'value_invalid',
      { zh: `${column} 不是日期：${value}`, en: `${column} is not a date: ${value}` },
      { zh: '按 2020-02-24 的格式填写', en: 'write it like 2020-02-24' },
    );
    return null;
  }

  /** A local time of day as `HH:MM`; null where it is empty. */
  timeOfDay(column: string): string | null {
    const value = this.optionalText(column);
    if (value === '') return null;
    const time = parseTimeOfDay(value);
    if (time === null) {
      this.fault(
        column,
        'value_invalid',
        { zh: `${column} 不是时刻：${value}`, en: `${column} is not a time of day: ${value}` },
        { zh: '按 08:30 的格式填写', en: 'write it like 08:30' },
      );
    }
    return time;
  }

  /** Notes that a key that must be unique has been seen in an earlier row. */
  unique(column: string, key: string, seen: Map<string, number>): void {
    if (key === '') return;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, this.#row.row);
      return;
    }
    this.fault(
      column,
      'value_duplicate',
      { zh: `${key} 与第 ${earlier} 行重复`, en: `${key} is already used in row ${earlier}` },
      { zh: '每行使用不同的值，或删除重复行', en: 'use another value, or delete the row that is there twice' },
    );
  }

  /** Notes a value that names nothing in `known`. */
  reference(column: string, known: ReadonlySet<string>, where: string): string {
    const value = this.text(column);
    if (value !== '' && !known.has(value)) {
      this.fault(
        column,
        'reference_unknown',
        { zh: `${where} 中没有 ${value}`, en: `${where} has no ${value}` },
        { zh: `改正 ${column}，或在 ${where} 中补上`, en: `correct ${column}, or add it to ${where}` },
      );
    }
    return value;
  }

  /** Notes a fault at a column of this row. */
  fault(column: string, code: ScenarioFaultCode, message: Bilingual, remedy: Bilingual): void {
    this.#faults.push(scenarioFault(this.#file, this.#row.cell(column), code, message, remedy));
  }
}
