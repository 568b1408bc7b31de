/** County shapes as the build makes them (`build/countyShapes.ts`). */
declare module 'virtual:county-shapes' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  const shapes: Topology<{
    counties: GeometryCollection<{ adcode: string; name: string; prefecture: string }>;
  }>;
  export default shapes;
}
