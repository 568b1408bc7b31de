import { AimOutlined, HighlightOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { type Bounds, boundsOf, type PlanePoint, project } from '../../lib/geometry/plane.ts';
import { toPlane } from '../../lib/geometry/view.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { Loading } from '../Loading.tsx';
import { GroundLayer } from './GroundLayer.tsx';
import { LabelLayer } from './LabelLayer.tsx';
import { Legend } from './Legend.tsx';
import classes from './map.module.css';
import { PointLayer } from './PointLayer.tsx';
import { pointsInside } from './pointsInside.ts';
import { RouteLayer } from './RouteLayer.tsx';
import { type PlaneRoute, planeRoutes, routeAt } from './routeDrawing.ts';
import { shadeLimits } from './shades.ts';
import type { Shapes } from './shapes.ts';
import { texts } from './texts.ts';
import { type CountyMapProps, isSame, type MapContent, type MapPoint, type MapRoute, type MapTarget } from './types.ts';
import { useLasso } from './useLasso.ts';
import { useShapes } from './useShapes.ts';
import { useSize } from './useSize.ts';
import { useView } from './useView.ts';

const noCounties: ReadonlyMap<string, number> = new Map();
const noRoutes: readonly MapRoute[] = [];
const noPoints: readonly MapPoint[] = [];

/**
 * Counties, places and ways of buses on our own ground, without any map service. It fills its container. Everything that it
 * shows stands in a table beside it as well: the pages that use it bring that table.
 */
export function CountyMap(props: CountyMapProps) {
  const { counties = noCounties, routes = noRoutes, points = noPoints, selected = null, hovered = null } = props;
  const { onSelect, onHover, onLasso, describe, label, zoomsOnWheel = false, fitKey = '' } = props;
  const t = useTexts(texts);
  const helpId = useId();
  const { isDark } = useSettings();
  const { data: shapes, isError } = useShapes();
  const ref = useRef<HTMLDivElement>(null);
  const size = useSize(ref);
  const drawn = useMemo(() => planeRoutes(routes), [routes]);
  const limits = useMemo(() => (counties.size === 0 ? null : shadeLimits(counties.values())), [counties]);
  const bounds = useMemo(
    () => (shapes === undefined ? null : (contentBounds(shapes, { counties, points }, drawn) ?? shapes.bounds)),
    [shapes, counties, points, drawn],
  );
  const lasso = useLasso(onLasso !== undefined);
  const isTaken = lasso.takes;
  const { view, zoom, showAll, onKeyDown } = useView({ ref, size, bounds, zoomsOnWheel, fitKey, isTaken });
  const marked = useMemo(
    () => new Set([selected, hovered].flatMap((target) => (target?.kind === 'route' ? [target.id] : []))),
    [selected, hovered],
  );
  const [pointer, setPointer] = useState<PlanePoint | null>(null);
  const pressedAt = useRef<PlanePoint | null>(null);

  const targetOf = (event: PointerEvent): MapTarget | null => {
    if (view === null || size === null) return null;
    const at = placeOf(event);
    const { point, adcode } =
      (event.target as Element).closest<SVGElement>('[data-point],[data-adcode]')?.dataset ?? {};
    if (point !== undefined) return { kind: 'point', id: point };
    const route = routeAt(drawn, toPlane(view, size, at), view);
    if (route !== null) return { kind: 'route', id: route };
    return adcode === undefined ? null : { kind: 'county', id: adcode };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons !== 0) {
      lasso.go(placeOf(event));
      return;
    }
    const target = targetOf(event);
    setPointer(placeOf(event));
    if (target === null ? hovered !== null : !isSame(hovered, target)) onHover?.(target);
  };
  const onPointerUp = (event: PointerEvent) => {
    const ring = lasso.end();
    if (ring !== null && ring.length > 2 && view !== null && size !== null) {
      onLasso?.(pointsInside(ring, points, view, size));
      return;
    }
    const [x, y] = placeOf(event);
    const [fromX, fromY] = pressedAt.current ?? [x, y];
    // a drag is no click
    if (Math.hypot(x - fromX, y - fromY) < 4) onSelect?.(targetOf(event));
  };

  return (
    <section
      ref={ref}
      className={classes.map}
      aria-label={label}
      aria-describedby={helpId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move the map have to reach it
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerDown={(event) => {
        pressedAt.current = placeOf(event);
        lasso.begin(event, placeOf(event));
      }}
      onPointerUp={onPointerUp}
      onPointerLeave={() => {
        setPointer(null);
        if (hovered !== null) onHover?.(null);
      }}
      data-zooms={zoomsOnWheel}
      data-lasso={lasso.isOn || undefined}
    >
      <span id={helpId} className={classes.help}>
        {t.help}
      </span>
      {isError && <Alert type="error" showIcon title={t.loadingFailed} />}
      {shapes === undefined && !isError && <Loading />}
      {shapes !== undefined && view !== null && size !== null && (
        <>
          <svg className={classes.ground} width={size.width} height={size.height} aria-hidden>
            <GroundLayer
              shapes={shapes}
              view={view}
              size={size}
              counties={counties}
              limits={limits ?? []}
              selected={selected?.kind === 'county' ? selected.id : null}
              hovered={hovered?.kind === 'county' ? hovered.id : null}
            />
            <LabelLayer shapes={shapes} view={view} size={size} counties={counties} />
          </svg>
          {drawn.length > 0 && <RouteLayer routes={drawn} view={view} size={size} marked={marked} isDark={isDark} />}
          <svg className={classes.overlay} width={size.width} height={size.height} aria-hidden>
            <PointLayer
              points={points}
              view={view}
              size={size}
              selected={selected?.kind === 'point' ? selected : null}
              hovered={hovered?.kind === 'point' ? hovered : null}
            />
            {lasso.ring !== null && <polygon className={classes.lasso} points={lasso.ring.join(' ')} />}
          </svg>
        </>
      )}
      <div className={classes.controls}>
        <Button size="small" icon={<PlusOutlined />} aria-label={t.zoomIn} onClick={() => zoom(1.5)} />
        <Button size="small" icon={<MinusOutlined />} aria-label={t.zoomOut} onClick={() => zoom(1 / 1.5)} />
        <Button size="small" icon={<AimOutlined />} aria-label={t.fit} onClick={showAll} />
        {onLasso !== undefined && (
          <Button
            size="small"
            type={lasso.isOn ? 'primary' : 'default'}
            icon={<HighlightOutlined />}
            aria-label={t.lasso}
            title={t.lasso}
            aria-pressed={lasso.isOn}
            onClick={lasso.toggle}
          />
        )}
      </div>
      <Legend limits={limits} routes={routes} />
      {pointer !== null && hovered !== null && size !== null && (
        <Tip at={pointer} width={size.width}>
          {describe?.(hovered) ?? null}
        </Tip>
      )}
    </section>
  );
}

function Tip({ at: [x, y], width, children }: { at: PlanePoint; width: number; children: React.ReactNode }) {
  if (children === null) return null;
  const isLeft = x > width / 2;
  return (
    <div className={classes.tip} style={{ top: y + 14, ...(isLeft ? { right: width - x + 10 } : { left: x + 12 }) }}>
      {children}
    </div>
  );
}

function placeOf({ currentTarget, clientX, clientY }: PointerEvent): PlanePoint {
  const { left, top } = currentTarget.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

/** Around everything that is shown; null where nothing is. */
function contentBounds(
  shapes: Shapes,
  { counties = noCounties, points = noPoints }: MapContent,
  routes: readonly PlaneRoute[],
): Bounds | null {
  const shown = shapes.counties.filter(({ adcode }) => counties.has(adcode)).map(({ bounds }) => bounds);
  const ways = routes.flatMap(({ bounds }) => (bounds === null ? [] : [bounds]));
  const corners = [...shown, ...ways].flatMap((b) => [[b.minX, b.minY] as const, [b.maxX, b.maxY] as const]);
  return boundsOf([...corners, ...points.map(({ at }) => project([...at]))]);
}
