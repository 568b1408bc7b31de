import type { ReactNode } from 'react';
import type { LngLat } from '../../../contract/polyline.ts';

/** A stretch of a route: a real road, or an estimate, which is drawn dashed. */
export interface MapLeg {
  line: readonly LngLat[];
  isEstimated: boolean;
}

/** The way of one bus. */
export interface MapRoute {
  id: string;
  /** Its number, which stands beside the colour. */
  label: string;
  colour: string;
  legs: readonly MapLeg[];
  /** Where the label stands, for example the first pick-up. */
  labelAt: LngLat;
}

/** A place. */
export interface MapPoint {
  id: string;
  kind: 'pickup' | 'company' | 'depot' | 'bus';
  at: LngLat;
  label: string;
}

/** What the pointer or the keyboard is on. */
export interface MapTarget {
  kind: 'county' | 'route' | 'point';
  id: string;
}

/** Everything that a map shows; each part may be left out. */
export interface MapContent {
  /** Figures of counties, by adcode; the shade follows them. */
  counties?: ReadonlyMap<string, number>;
  routes?: readonly MapRoute[];
  points?: readonly MapPoint[];
}

export interface CountyMapProps extends MapContent {
  /** What the map is of, for people who do not see it. */
  label: string;
  /** What is chosen here or in another view of the same things. */
  selected?: MapTarget | null;
  /** What is pointed at here or in another view. */
  hovered?: MapTarget | null;
  onSelect?(target: MapTarget | null): void;
  onHover?(target: MapTarget | null): void;
  /** Lets people draw round points; told which are inside. */
  onLasso?(pointIds: readonly string[]): void;
  /** Words beside the pointer; null for none. */
  describe?(target: MapTarget): ReactNode;
  /** Whether the wheel zooms; a map inside of a page that scrolls leaves the wheel to the page, except with Ctrl. */
  zoomsOnWheel?: boolean;
  /** Change it to have everything shown again. */
  fitKey?: string;
}

/** Whether two targets are the same thing. */
export function isSame(a: MapTarget | null | undefined, b: MapTarget): boolean {
  return a?.kind === b.kind && a.id === b.id;
}
