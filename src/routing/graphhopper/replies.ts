import { z } from 'zod';

const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
/** One point where both places lie at the same point of a road. */
const line = z.object({ coordinates: z.array(lngLat).min(1) });
const metres = z.number().min(0).max(1e8);
const interval = <T extends z.ZodType>(value: T) => z.tuple([z.int().min(0), z.int().min(0), value]);

/** The reply of `/route` after the library has decoded its lines. Milliseconds, metres. */
export const routeReply = z.object({
  paths: z
    .array(
      z.object({
        distance: metres,
        time: z.number().min(0).max(1e10),
        points: line,
        snapped_waypoints: line,
        details: z
          .object({
            road_class: z.array(interval(z.string())).optional(),
            road_class_link: z.array(interval(z.boolean())).optional(),
          })
          .optional(),
      }),
    )
    .min(1),
});

export type RoutePath = z.infer<typeof routeReply>['paths'][number];

/** The reply of `/matrix`: seconds and metres by row; null where there is no road. */
export const matrixReply = z.object({
  distances: z.array(z.array(metres.nullable())),
  times: z.array(z.array(z.number().min(0).max(1e8).nullable())),
});

/** The reply of `/info`. */
export const infoReply = z.object({
  version: z.string().default('?'),
  import_date: z.string().default(''),
  data_date: z.string().default(''),
  profiles: z.array(z.object({ name: z.string() })).default([]),
  bbox: z.array(z.number()).default([]),
});

/** An error body; the exception's class stands in `details`. */
export const errorReply = z.object({
  message: z.string().default(''),
  hints: z
    .array(
      z.object({
        message: z.string().optional(),
        details: z.string().optional(),
        point_index: z.int().optional(),
      }),
    )
    .default([]),
});
