import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CountyShape, loadShapes } from './shapes.ts';

/** The ground of the map, fetched once. */
export function useShapes() {
  return useQuery({
    queryKey: ['county-shapes'],
    queryFn: loadShapes,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Finds a county of today by its code; null while the ground is on its way, and for codes that are none. */
export function useCountyByCode(): (adcode: string) => CountyShape | null {
  const { data } = useShapes();
  return useMemo(() => {
    const byCode = new Map(data?.counties.map((county) => [county.adcode, county]));
    return (adcode) => byCode.get(adcode) ?? null;
  }, [data]);
}
