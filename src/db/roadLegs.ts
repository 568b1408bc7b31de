import type { Queryable } from './pool.ts';

/** A pair of places in 1e-5 degrees. */
export interface RoadPairRow {
  fromLng: number;
  fromLat: number;
  toLng: number;
  toLat: number;
}

/** A measured leg, or why there is none. */
export interface RoadLegRow extends RoadPairRow {
  noRoad: string | null;
  distanceM: number | null;
  driveS: number | null;
  motorwayM: number | null;
  trunkM: number | null;
  primaryM: number | null;
  otherM: number | null;
  line: string | null;
}

/** Id of the cache of one router, map version and profile; made where there is none. */
export async function roadMapId(
  db: Queryable,
  map: { router: string; version: string; profile: string },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `with made as (
       insert into road_maps (router, version, profile) values ($1, $2, $3) on conflict do nothing returning map_id
     )
     select map_id as id from made
     union all
     select map_id as id from road_maps where router = $1 and version = $2 and profile = $3`,
    [map.router, map.version, map.profile],
  );
  // a row that another process made in between is not seen by the statement that lost to it
  return rows[0]?.id ?? roadMapId(db, map);
}

/** Those of the pairs that are known and at most `days` old. */
export async function findRoadLegs(
  db: Queryable,
  mapId: number,
  pairs: readonly RoadPairRow[],
  days: number,
): Promise<RoadLegRow[]> {
  const { rows } = await db.query<RoadLegRow>(
    `select l.from_lng as "fromLng", l.from_lat as "fromLat", l.to_lng as "toLng", l.to_lat as "toLat",
       l.no_road as "noRoad", l.distance_m as "distanceM", l.drive_s as "driveS", l.motorway_m as "motorwayM",
       l.trunk_m as "trunkM", l.primary_m as "primaryM", l.other_m as "otherM", l.line
     from unnest($2::int[], $3::int[], $4::int[], $5::int[]) as p (from_lng, from_lat, to_lng, to_lat)
     join road_legs l using (from_lng, from_lat, to_lng, to_lat)
     where l.map_id = $1 and l.measured_at > now() - make_interval(days => $6)`,
    [mapId, ...columnsOf(pairs), days],
  );
  return rows;
}

/** Stores legs in place of what was known of the same pairs. */
export async function putRoadLegs(db: Queryable, mapId: number, legs: readonly RoadLegRow[]): Promise<void> {
  if (legs.length === 0) return;
  await db.query(
    `insert into road_legs (map_id, from_lng, from_lat, to_lng, to_lat, no_road, distance_m, drive_s,
       motorway_m, trunk_m, primary_m, other_m, line)
     select $1, * from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::int[], $8::int[],
       $9::int[], $10::int[], $11::int[], $12::int[], $13::text[])
     on conflict (map_id, from_lng, from_lat, to_lng, to_lat) do update set
       no_road = excluded.no_road, distance_m = excluded.distance_m, drive_s = excluded.drive_s,
       motorway_m = excluded.motorway_m, trunk_m = excluded.trunk_m, primary_m = excluded.primary_m,
       other_m = excluded.other_m, line = excluded.line, measured_at = now()`,
    [
      mapId,
      ...columnsOf(legs),
      legs.map((leg) => leg.noRoad),
      legs.map((leg) => leg.distanceM),
      legs.map((leg) => leg.driveS),
      legs.map((leg) => leg.motorwayM),
      legs.map((leg) => leg.trunkM),
      legs.map((leg) => leg.primaryM),
      legs.map((leg) => leg.otherM),
      legs.map((leg) => leg.line),
    ],
  );
}

/** Routes on measured legs alone that were found for this input at most `days` ago; null where there were none. */
export async function findSettledRoadInput(
  db: Queryable,
  mapId: number,
  input: Buffer,
  days: number,
): Promise<unknown> {
  const { rows } = await db.query<{ routes: unknown }>(
    `select routes from road_settled
     where map_id = $1 and input = $2 and settled_at > now() - make_interval(days => $3)`,
    [mapId, input, days],
  );
  return rows[0]?.routes ?? null;
}

/** Notes routes on measured legs alone that were found for this input. */
export async function settleRoadInput(db: Queryable, mapId: number, input: Buffer, routes: unknown): Promise<void> {
  await db.query(
    `insert into road_settled (map_id, input, routes) values ($1, $2, $3)
     on conflict (map_id, input) do update set routes = excluded.routes, settled_at = now()`,
    [mapId, input, JSON.stringify(routes)],
  );
}

/** Deletes what is older than `days`, and old maps of which nothing is left. @returns the number of legs deleted */
export async function purgeRoadLegs(db: Queryable, days: number): Promise<number> {
  const { rowCount } = await db.query(`delete from road_legs where measured_at <= now() - make_interval(days => $1)`, [
    days,
  ]);
  await db.query(`delete from road_settled where settled_at <= now() - make_interval(days => $1)`, [days]);
  await db.query(
    `delete from road_maps m
     where made_at <= now() - make_interval(days => $1)
       and not exists (select 1 from road_legs l where l.map_id = m.map_id)
       and not exists (select 1 from road_settled s where s.map_id = m.map_id)`,
    [days],
  );
  return rowCount ?? 0;
}

/**
 * Deletes all legs and settled inputs, whatever their age. Maps stay, because a process that plans just now goes on
 * writing to the one it opened. @returns the number of legs deleted
 */
export async function clearRoadLegs(db: Queryable): Promise<number> {
  await db.query('delete from road_settled');
  const { rowCount } = await db.query('delete from road_legs');
  return rowCount ?? 0;
}

function columnsOf(pairs: readonly RoadPairRow[]): number[][] {
  return [
    pairs.map((pair) => pair.fromLng),
    pairs.map((pair) => pair.fromLat),
    pairs.map((pair) => pair.toLng),
    pairs.map((pair) => pair.toLat),
  ];
}
