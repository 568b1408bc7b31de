import type { Bus, Depot, DormRoom, PickupPlace, RiskPeriod, ServiceArea } from '../contract/scenario.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** The tables of a scenario that hold nothing personal, in the order of their files. */
export interface ScenarioTables {
  depots: Depot[];
  fleet: Bus[];
  pickups: PickupPlace[];
  serviceAreas?: ServiceArea[];
  risk: RiskPeriod[];
  dorms: DormRoom[];
}

/** Inserts a batch's depots, fleet, pick-up places, service areas, risk periods and rooms. */
export async function insertScenarioTables(db: Queryable, batchId: string, tables: ScenarioTables): Promise<void> {
  await db.query(
    `insert into depots (batch_id, ordinal, depot_id, name, lng, lat)
     select $1, ordinality, "depotId", name, lng, lat
     from rows from (jsonb_to_recordset($2) as ("depotId" text, name text, lng float8, lat float8)) with ordinality`,
    [batchId, records(tables.depots)],
  );
  await db.query(
    `insert into fleet (batch_id, ordinal, plate, seats, depot_id, operator, drivers, cost_day_cny, cost_km_cny,
       available_from)
     select $1, ordinality, plate, seats, "depotId", operator, drivers, "costDayCny", "costKmCny",
       to_timestamp("availableFromMs" / 1000)
     from rows from (jsonb_to_recordset($2) as (plate text, seats integer, "depotId" text, operator text,
       drivers integer, "costDayCny" float8, "costKmCny" float8, "availableFromMs" float8)) with ordinality`,
    [batchId, records(tables.fleet)],
  );
  await db.query(
    `insert into pickups (batch_id, ordinal, adcode, name, lng, lat)
     select $1, ordinality, adcode, name, lng, lat
     from rows from (jsonb_to_recordset($2) as (adcode text, name text, lng float8, lat float8)) with ordinality`,
    [batchId, records(tables.pickups)],
  );
  await db.query(
    `insert into service_areas (batch_id, ordinal, name, lng, lat)
     select $1, ordinality, name, lng, lat
     from rows from (jsonb_to_recordset($2) as (name text, lng float8, lat float8)) with ordinality`,
    [batchId, records(tables.serviceAreas ?? [])],
  );
  await db.query(
    `insert into risk_periods (batch_id, ordinal, adcode, level, from_date, to_date)
     select $1, ordinality, adcode, level, "from", "to"
     from rows from (jsonb_to_recordset($2) as (adcode text, level text, "from" date, "to" date)) with ordinality`,
    [batchId, records(tables.risk)],
  );
  await insertDormRooms(db, batchId, tables.dorms);
}

/** Puts other rooms in place of a batch's; the caller holds the batch. */
export async function replaceDormRooms(db: Queryable, batchId: string, rooms: readonly DormRoom[]): Promise<void> {
  await db.query('delete from dorm_rooms where batch_id = $1', [batchId]);
  await insertDormRooms(db, batchId, rooms);
}

async function insertDormRooms(db: Queryable, batchId: string, rooms: readonly DormRoom[]): Promise<void> {
  await db.query(
    `insert into dorm_rooms (batch_id, ordinal, site, building, floor, room, beds, sex, kind, company_id)
     select $1, ordinality, site, building, floor, room, beds, sex, kind, "companyId"
     from rows from (jsonb_to_recordset($2) as (site text, building text, floor text, room text, beds integer,
       sex text, kind text, "companyId" text)) with ordinality`,
    [batchId, records(rooms)],
  );
}

/** Reads back what `insertScenarioTables` wrote, table by table. */
export const scenarioTableReaders: {
  [Table in keyof ScenarioTables]-?: (db: Queryable, batchId: string) => Promise<ScenarioTables[Table]>;
} = {
  depots: listDepots,
  fleet: listFleet,
  pickups: listPickups,
  serviceAreas: listServiceAreas,
  risk: listRisk,
  dorms: listDormRooms,
};

async function listFleet(db: Queryable, batchId: string): Promise<Bus[]> {
  const { rows } = await db.query<Bus>(
    `select plate, seats, depot_id as "depotId", operator, drivers, cost_day_cny as "costDayCny",
       cost_km_cny as "costKmCny", (extract(epoch from available_from) * 1000)::float8 as "availableFromMs"
     from fleet where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}

async function listServiceAreas(db: Queryable, batchId: string): Promise<ServiceArea[]> {
  const { rows } = await db.query<ServiceArea>(
    'select name, lng, lat from service_areas where batch_id = $1 order by ordinal',
    [batchId],
  );
  return rows;
}

async function listRisk(db: Queryable, batchId: string): Promise<RiskPeriod[]> {
  const { rows } = await db.query<RiskPeriod>(
    `select adcode, level, from_date::text as "from", to_date::text as "to"
     from risk_periods where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}

async function listDormRooms(db: Queryable, batchId: string): Promise<DormRoom[]> {
  const { rows } = await db.query<DormRoom>(
    `select site, building, floor, room, beds, sex, kind, company_id as "companyId"
     from dorm_rooms where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}

export async function listDepots(db: Queryable, batchId: string): Promise<Depot[]> {
  const { rows } = await db.query<Depot>(
    `select depot_id as "depotId", name, lng, lat from depots where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}

/** Pick-up places that the batch names; counties without one are fetched at their seat. */
export async function listPickups(db: Queryable, batchId: string): Promise<PickupPlace[]> {
  const { rows } = await db.query<PickupPlace>(
    'select adcode, name, lng, lat from pickups where batch_id = $1 order by ordinal',
    [batchId],
  );
  return rows;
}
