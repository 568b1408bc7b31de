import { describe, expect, it } from '@jest/globals';
import {
  columnNames,
  shownColumns,
  withColumn,
  withColumnMoved,
} from '../../../src/web/features/desk/model/tripColumns.ts';

describe('columns of the table of trips', () => {
  it('always have the trip first and the pick-ups, by which people are dragged', () => {
    expect(shownColumns([])).toEqual(['trip', 'route']);
    expect(shownColumns(['cost', 'trip', 'cost', 'route', 'plate'])).toEqual(['trip', 'cost', 'route', 'plate']);
    expect(shownColumns(columnNames)).toEqual(columnNames);
  });

  it('go and come back at the end', () => {
    const without = withColumn(columnNames, 'plate', false);
    expect(without).not.toContain('plate');
    expect(withColumn(without, 'plate', true).at(-1)).toBe('plate');
    expect(withColumn(['trip', 'route'], 'route', false)).toEqual(['trip', 'route']);
  });

  it('change places, but none goes before the trip or behind the end', () => {
    const shown = ['trip', 'plate', 'people', 'route'] as const;
    expect(withColumnMoved(shown, 'people', -1)).toEqual(['trip', 'people', 'plate', 'route']);
    expect(withColumnMoved(shown, 'plate', -1)).toEqual(shown);
    expect(withColumnMoved(shown, 'route', 1)).toEqual(shown);
    expect(withColumnMoved(shown, 'trip', 1)).toEqual(shown);
  });
});
