import type { CruiseSpeeds } from '../../contract/speeds.ts';
import type { Policy } from '../../policy/schema.ts';

/** The profile's name; also the default of `GRAPHHOPPER_PROFILE`. */
export const coachProfile = 'coach';

/** What a server is started with. */
export interface ServerPlace {
  /** Absolute path of the map (.osm.pbf, .osm, .osm.gz). */
  map: string;
  /** Folder of the imported graph. */
  graphFolder: string;
  host: string;
  port: number;
}

/** Dimensions of a coach: metres and tonnes. Roads that forbid them are closed to it. */
const coach = { heightM: 4, widthM: 2.55, weightT: 18 };

/**
 * The coach: cruising speeds of the policy by road class, never above the expressway limit (posted limits are not looked at,
 * because the policy's cruising speeds, formats.md §2, stand for all of a class); a road that a coach does not fit is closed, one that it had better avoid is less attractive by a factor. `car_access` stands for the
 * right of way: OpenStreetMap seldom tells that of coaches.
 */
export function coachModel(policy: Policy, speeds: CruiseSpeeds) {
  const narrow =
    'road_class == RESIDENTIAL || road_class == LIVING_STREET || road_class == SERVICE || road_class == TRACK';
  return {
    priority: [
      { if: '!car_access', multiply_by: '0' },
      {
        if: `max_height < ${coach.heightM} || max_width < ${coach.widthM} || max_weight < ${coach.weightT}`,
        multiply_by: '0',
      },
      { if: narrow, multiply_by: '0.5' },
      { if: 'road_environment == FERRY', multiply_by: '0.1' },
    ],
    speed: [
      { if: 'true', limit_to: String(policy.speed.max_expressway) },
      { if: 'road_class_link', limit_to: String(speeds.otherKmh) },
      { else_if: 'road_class == MOTORWAY', limit_to: String(speeds.motorwayKmh) },
      { else_if: 'road_class == TRUNK', limit_to: String(speeds.trunkKmh) },
      { else_if: 'road_class == PRIMARY', limit_to: String(speeds.primaryKmh) },
      { else: '', limit_to: String(speeds.otherKmh) },
    ],
    distance_influence: 0,
  };
}

/** The server's configuration; JSON, which YAML readers read. */
export function serverConfig(place: ServerPlace, model: ReturnType<typeof coachModel>): string {
  const { map, graphFolder, host, port } = place;
  const config = {
    graphhopper: {
      'datareader.file': map,
      'graph.location': graphFolder,
      'graph.encoded_values':
        'road_class, road_class_link, road_environment, max_height, max_width, max_weight, car_access',
      'import.osm.ignored_highways': 'footway,cycleway,path,pedestrian,steps,bridleway,corridor',
      'prepare.min_network_size': 200,
      // a county seat may lie kilometres from the next road of a map of large roads
      'index.max_region_search': 30,
      'routing.max_visited_nodes': 5_000_000,
      profiles: [{ name: coachProfile, custom_model: model }],
      profiles_lm: [{ profile: coachProfile }],
    },
    server: {
      application_connectors: [{ type: 'http', port, bind_host: host }],
      admin_connectors: [],
      request_log: { appenders: [] },
    },
    logging: { level: 'WARN', loggers: { 'com.graphhopper': 'INFO' } },
  };
  return `${JSON.stringify(config, null, 1)}\n`;
}
