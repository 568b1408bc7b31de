import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { CountyMap } from './CountyMap.tsx';
import classes from './CountyMapTable.module.css';
import type { MapPoint, MapTarget } from './types.ts';

interface CountyMapTableProps<Row> {
  /** Says what the map shows. */
  label: string;
  /** Counties, the largest first. */
  rows: readonly Row[];
  figureOf(row: Row): number;
  nameOf(row: Row): string;
  /** Head of the column of names. */
  nameTitle: string;
  /** What stands beside the pointer on a county. */
  describe(row: Row): ReactNode;
  /** Columns behind the name. */
  columns: TableColumnsType<Row>;
  points?: readonly MapPoint[];
}

/** Counties on the map and in a table: both point at the same ones and choose the same one. */
export function CountyMapTable<Row extends { adcode: string }>(props: CountyMapTableProps<Row>) {
  const { label, rows, figureOf, nameOf, nameTitle, describe, columns, points } = props;
  const [selected, setSelected] = useState<MapTarget | null>(null);
  const [hovered, setHovered] = useState<MapTarget | null>(null);
  const figures = useMemo(() => new Map(rows.map((row) => [row.adcode, figureOf(row)])), [rows, figureOf]);
  const choose = (adcode: string) => setSelected({ kind: 'county', id: adcode });
  return (
    <div className={classes.beside}>
      <div className={classes.map}>
        <CountyMap
          label={label}
          counties={figures}
          {...(points !== undefined && { points })}
          selected={selected}
          hovered={hovered}
          onSelect={setSelected}
          onHover={setHovered}
          describe={({ kind, id }) => {
            const row = rows.find(({ adcode }) => adcode === id);
            return kind === 'county' && row !== undefined ? describe(row) : null;
          }}
        />
      </div>
      <Table<Row>
        rowKey="adcode"
        size="small"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content', y: 500 }}
        rowClassName={({ adcode }) =>
          adcode === selected?.id ? classes.chosen! : adcode === hovered?.id ? classes.pointed! : ''
        }
        onRow={({ adcode }) => ({
          onMouseEnter: () => setHovered({ kind: 'county', id: adcode }),
          onMouseLeave: () => setHovered(null),
          onClick: () => choose(adcode),
        })}
        columns={[
          {
            title: nameTitle,
            render: (_, row) => (
              <Button type="link" size="small" className={classes.name!} onClick={() => choose(row.adcode)}>
                {nameOf(row)}
              </Button>
            ),
          },
          ...columns,
        ]}
      />
    </div>
  );
}
