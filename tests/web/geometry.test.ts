import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, project, simplifyLine, squaredDistance } from '../../src/web/lib/geometry/plane.ts';
import { fitView, toPlane, toScreen, zoomView } from '../../src/web/lib/geometry/view.ts';

const size = { width: 800, height: 600 };
const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.tuple(coordinate, coordinate);

describe('the plane', () => {
  it('has kilometres at 34° N: a degree of latitude is 111.2 km, one of longitude 92.2 km', () => {
    expect(project([117, 34])).toEqual([0, 0]);
    const [, south] = project([117, 33.5]);
    const [, north] = project([117, 34.5]);
    expect(south - north).toBeCloseTo(111.2, 0);
    expect(project([118, 34])[0]).toBeCloseTo(92.2, 1);
  });

  it('has south below', () => {
    expect(project([117, 31])[1]).toBeGreaterThan(project([117, 36])[1]);
  });

  it('finds the rectangle around points, and none around nothing', () => {
    expect(boundsOf([])).toBeNull();
    expect(
      boundsOf([
        [1, 5],
        [-2, 3],
      ]),
    ).toEqual({ minX: -2, minY: 3, maxX: 1, maxY: 5 });
  });

  it('measures from a point to a stretch, also past its ends', () => {
    expect(squaredDistance([5, 3], [0, 0], [10, 0])).toBe(9);
    expect(squaredDistance([13, 4], [0, 0], [10, 0])).toBe(25);
    expect(squaredDistance([3, 4], [0, 0], [0, 0])).toBe(25);
  });

  it('thins lines without leaving them by more than was asked', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 60 }),
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        (line, tolerance) => {
          const thin = simplifyLine(line, tolerance);
          expect([thin[0], thin.at(-1)]).toEqual([line[0], line.at(-1)]);
          for (const at of line) {
            const nearest = Math.min(...thin.slice(1).map((to, i) => squaredDistance(at, thin[i]!, to)));
            expect(nearest).toBeLessThanOrEqual(tolerance * tolerance * (1 + 1e-9));
          }
        },
      ),
    );
  });

  it('drops what lies on a straight line', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [1, 0],
          [2, 0.01],
          [3, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [3, 0],
    ]);
  });
});

describe('the view', () => {
  it('shows everything that it is fitted to, with the margin', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const view = fitView(boundsOf(points)!, size, 20);
        for (const at of points) {
          const [x, y] = toScreen(view, size, at);
          expect(x).toBeGreaterThanOrEqual(19.99);
          expect(x).toBeLessThanOrEqual(780.01);
          expect(y).toBeGreaterThanOrEqual(19.99);
          expect(y).toBeLessThanOrEqual(580.01);
        }
      }),
    );
  });

  it('keeps what is under the pointer there while zooming', () => {
    const view = { x: 10, y: -20, scale: 2 };
    const at = [123, 456] as const;
    const [x, y] = toPlane(view, size, at);
    const [nx, ny] = toPlane(zoomView(view, 1.7, at, size), size, at);
    expect(nx).toBeCloseTo(x, 9);
    expect(ny).toBeCloseTo(y, 9);
  });

  it('has an end to zooming', () => {
    expect(zoomView({ x: 0, y: 0, scale: 2 }, 1e9, [0, 0], size).scale).toBe(40);
    expect(zoomView({ x: 0, y: 0, scale: 2 }, 1e-9, [0, 0], size).scale).toBe(0.15);
  });
});
