import { useEffect, useMemo, useRef } from 'react';
import type { Size, View } from '../../lib/geometry/view.ts';
import classes from './map.module.css';
import { drawRoutes, type PlaneRoute } from './routeDrawing.ts';

interface RouteLayerProps {
  routes: readonly PlaneRoute[];
  view: View;
  size: Size;
  marked: ReadonlySet<string>;
  isDark: boolean;
}

/**
 * Routes on two canvases: all of them below, and above those that are pointed at. A pointer that runs over hundreds of routes
 * redraws only the one that it is on; the others fade as one picture.
 */
export function RouteLayer({ routes, view, size, marked, isDark }: RouteLayerProps) {
  const pointed = useMemo(() => routes.filter(({ id }) => marked.has(id)), [routes, marked]);
  return (
    <>
      <RouteCanvas routes={routes} view={view} size={size} isDark={isDark} isFaint={marked.size > 0} isMarked={false} />
      <RouteCanvas routes={pointed} view={view} size={size} isDark={isDark} isFaint={false} isMarked />
    </>
  );
}

interface RouteCanvasProps extends Omit<RouteLayerProps, 'marked'> {
  isFaint: boolean;
  isMarked: boolean;
}

function RouteCanvas({ routes, view, size, isDark, isFaint, isMarked }: RouteCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const looks = { isMarked, ground: isDark ? '#151b23' : '#ffffff', pixelRatio: window.devicePixelRatio };
      if (ref.current !== null) drawRoutes(ref.current, routes, view, size, looks);
    });
    return () => cancelAnimationFrame(frame);
  }, [routes, view, size, isDark, isMarked]);
  return (
    <canvas
      ref={ref}
      className={classes.routes}
      data-faint={isFaint || undefined}
      style={{ width: size.width, height: size.height }}
      aria-hidden
    />
  );
}
