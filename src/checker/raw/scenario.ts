import { z } from 'zod';
import type { RiskLevel } from '../../contract/scenario.ts';
import { resolvePolicy } from '../../policy/resolve.ts';
import type { Policy } from '../../policy/schema.ts';
import { isTimeZone, localInstant } from '../clock.ts';
import { heldBedOf, type RawHeldBed, type RawRoom, roomOf } from './dorms.ts';
import type { RawFolder } from './folder.ts';
import { CheckInputError } from './inputError.ts';
import { type RosterFileRows, readRosterRows } from './rosterRows.ts';
import { csvTable, decodeText } from './textFile.ts';

export interface RawPoint {
  lng: number;
  lat: number;
}

export interface RawCompany extends RawPoint {
  companyId: string;
  name: string;
  /** Local times of day; null where the company receives at any hour. */
  receive: { from: string; to: string } | null;
}

export interface RawBus {
  plate: string;
  seats: number;
  depotId: string;
  drivers: number;
  costDayCny: number;
  costKmCny: number;
  availableFromMs: number;
}

export interface RawDriver {
  driverId: string;
  name: string;
  depotId: string;
  licenceExpires: string;
  drivenLast7dMin: number;
  /** That of 7 days where the file does not say, or says less. */
  drivenLast14dMin: number;
}

export interface RawPlace {
  adcode: string;
  name: string;
  /** Null is the county seat. */
  point: RawPoint | null;
}

export interface RawRisk {
  adcode: string;
  level: RiskLevel;
  from: string;
  to: string;
}

/** A service area of service_areas.csv. */
export interface RawServiceArea extends RawPoint {
  name: string;
}

/** The scenario folder as the checker reads it, with nothing of the planner's reader. */
export interface RawScenario {
  name: string;
  serviceDate: string;
  timeZone: string;
  policy: Policy;
  originProvinces: string[];
  depots: Map<string, RawPoint>;
  companies: Map<string, RawCompany>;
  fleet: Map<string, RawBus>;
  /** Null where there is no drivers.csv. */
  drivers: Map<string, RawDriver> | null;
  places: RawPlace[];
  risks: RawRisk[];
  dorms: RawRoom[];
  heldBeds: RawHeldBed[];
  serviceAreas: RawServiceArea[];
  rosters: RosterFileRows[];
}

const headSchema = z.object({
  format: z.literal('jieyun.scenario/1'),
  name: z.string(),
  serviceDate: z.iso.date(),
  timeZone: z.string().refine(isTimeZone, 'no such time zone').default('Asia/Shanghai'),
  policy: z.object({ preset: z.string().optional(), override: z.unknown().optional() }).default({}),
  limits: z.unknown().optional(),
  originProvinces: z.array(z.string()).default([]),
  depots: z.array(z.object({ depotId: z.string(), lng: z.number(), lat: z.number() })),
});

/** Reads the folder; throws `CheckInputError` where a plan cannot be held against it. */
export async function readRawScenario(folder: RawFolder): Promise<RawScenario> {
  const head = await readHead(folder);
  const { policy, faults } = resolvePolicy({ ...head.policy, limits: head.limits });
  if (!policy) {
    const [first] = faults;
    throw new CheckInputError({
      zh: `scenario.json：${first?.message.zh ?? '政策无效'}`,
      en: `scenario.json: ${first?.message.en ?? 'the policy is invalid'}`,
    });
  }
  const { timeZone } = head;
  const table = (name: string) => csvTable(folder, name);
  const needed = async (name: string) => {
    const rows = await table(name);
    if (!rows) throw new CheckInputError({ zh: `场景目录缺少 ${name}`, en: `the scenario folder has no ${name}` });
    return rows;
  };
  const drivers = await table('drivers.csv');
  return {
    name: head.name,
    serviceDate: head.serviceDate,
    timeZone,
    policy,
    originProvinces: head.originProvinces,
    depots: new Map(head.depots.map((depot) => [depot.depotId, depot])),
    companies: byId((await needed('companies.csv')).map(companyOf), (company) => company.companyId),
    fleet: byId(
      (await needed('fleet.csv')).map((row) => busOf(row, timeZone)),
      (bus) => bus.plate,
    ),
    drivers: drivers && byId(drivers.map(driverOf), (driver) => driver.driverId),
    places: ((await table('pickups.csv')) ?? []).map(placeOf),
    risks: ((await table('risk.csv')) ?? []).map(riskOf),
    dorms: ((await table('dorms.csv')) ?? []).map(roomOf),
    heldBeds: ((await table('beds_held.csv')) ?? []).map(heldBedOf),
    serviceAreas: ((await table('service_areas.csv')) ?? []).map(areaOf),
    rosters: await readRosterRows(folder),
  };
}

async function readHead(folder: RawFolder): Promise<z.infer<typeof headSchema>> {
  try {
    const text = decodeText((await folder.read('scenario.json')) ?? new Uint8Array()).replace(/^\uFEFF/, '');
    return headSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new CheckInputError(
      { zh: '无法读取场景目录中的 scenario.json', en: 'scenario.json of the folder cannot be read' },
      error,
    );
  }
}

type Row = Record<string, string>;

function byId<T>(items: T[], idOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [idOf(item), item]));
}

function companyOf(row: Row): RawCompany {
  return {
    companyId: row.company_id ?? '',
    name: row.name ?? '',
    lng: Number(row.lng),
    lat: Number(row.lat),
    receive: row.receive_from && row.receive_to ? { from: clock(row.receive_from), to: clock(row.receive_to) } : null,
  };
}

/** `8:00` as `08:00`. */
function clock(text: string): string {
  return text.slice(0, 5).padStart(5, '0');
}

function busOf(row: Row, timeZone: string): RawBus {
  const from = row.available_from ?? '';
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(from);
  return {
    plate: row.plate ?? '',
    seats: Number(row.seats),
    depotId: row.depot_id ?? '',
    drivers: Number(row.drivers),
    costDayCny: Number(row.cost_day_cny),
    costKmCny: Number(row.cost_km_cny),
    availableFromMs: from === '' ? -Infinity : dateOnly ? localInstant(from, '00:00', timeZone) : Date.parse(from),
  };
}

function driverOf(row: Row): RawDriver {
  return {
    driverId: row.driver_id ?? '',
    name: row.name ?? '',
    depotId: row.depot_id ?? '',
    licenceExpires: row.licence_expires ?? '',
    drivenLast7dMin: Number(row.driven_last_7d_min || 0),
    drivenLast14dMin: Math.max(Number(row.driven_last_7d_min || 0), Number(row.driven_last_14d_min || 0)),
  };
}

function placeOf(row: Row): RawPlace {
  const point = row.lng && row.lat ? { lng: Number(row.lng), lat: Number(row.lat) } : null;
  return { adcode: row.adcode ?? '', name: row.name ?? '', point };
}

function areaOf(row: Row): RawServiceArea {
  return { name: row.name ?? '', lng: Number(row.lng), lat: Number(row.lat) };
}

function riskOf(row: Row): RawRisk {
  const level = row.level === 'high' || row.level === 'medium' ? row.level : 'low';
  return { adcode: row.adcode ?? '', level, from: row.from ?? '', to: row.to ?? '' };
}
