import { useEffect, useRef } from 'react';
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

/** Routes, on a canvas: hundreds of them move and fade without delay. */
export function RouteLayer({ routes, view, size, marked, isDark }: RouteLayerProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const looks = { marked, ground: isDark ? '#151b23' : '#ffffff', pixelRatio: window.devicePixelRatio };
      if (ref.current !== null) drawRoutes(ref.current, routes, view, size, looks);
    });
    return () => cancelAnimationFrame(frame);
  }, [routes, view, size, marked, isDark]);
  return <canvas ref={ref} className={classes.routes} style={{ width: size.width, height: size.height }} aria-hidden />;
}
