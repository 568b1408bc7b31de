import type { Building, Warden } from '../contract/wardens.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** Wardens who may look after buildings of a batch, by login, with those that are theirs. */
export async function listWardens(db: Queryable, batchId: string): Promise<Warden[]> {
  const { rows } = await db.query<Warden>(
    `select w.login, coalesce(jsonb_agg(jsonb_build_object('site', d.site, 'building', d.building) order by d.site, d.building)
       filter (where d.login is not null), '[]') as buildings
     from wardens_of($1) w (login) left join dorm_wardens d on d.batch_id = $1 and d.login = w.login
     group by w.login order by w.login`,
    [batchId],
  );
  return rows;
}

/** Gives a warden these buildings of a batch instead of those before. */
export async function putWarden(db: Queryable, batchId: string, { login, buildings }: Warden): Promise<void> {
  await db.query('delete from dorm_wardens where batch_id = $1 and login = $2', [batchId, login]);
  await db.query(
    `insert into dorm_wardens (batch_id, login, site, building)
     select $1, $2, site, building from jsonb_to_recordset($3) as x(site text, building text) on conflict do nothing`,
    [batchId, login, records(buildings)],
  );
}

/** A room with a warden who looks after its building. */
export type WardedRoom = Building & { floor: string; room: string; login: string };

/** Rooms of a batch with their wardens, as far as the reader may know them. */
export async function listWardedRooms(db: Queryable, batchId: string): Promise<WardedRoom[]> {
  const { rows } = await db.query<WardedRoom>(
    `select r.site, r.building, r.floor, r.room, d.login from dorm_wardens d join dorm_rooms r using (batch_id, site, building)
     where d.batch_id = $1 order by d.login`,
    [batchId],
  );
  return rows;
}
