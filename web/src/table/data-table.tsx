import { type CSSProperties, type ReactNode, useState } from 'react';
import { gridOf } from './columns';
import { TableHead } from './table-head';
import classes from './table.module.css';
import type { Columns } from './use-columns';

interface DataTableProps<Row> {
  label: string;
  columns: Columns<Row>;
  sort: string;
  onSort: (sort: string) => void;
  picking: { all: boolean; some: boolean; onAll: (on: boolean) => void } | null;
  /** How many rows there are, -1 while more can be loaded. */
  count: number;
  children: ReactNode;
}

/** The frame of a table: its name, its head, and the tracks that all rows share. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, sort, onSort, picking, count, children } = props;
  const [moving, setMoving] = useState<{ id: string; width: number } | null>(null);
  const shown = columns.shown.map((one) =>
    one.column.id === moving?.id ? { ...one, width: moving.width } : one,
  );
  const { tracks, least } = gridOf(shown, picking !== null);
  const onPhone = `${picking === null ? '' : 'auto '}minmax(0, 1fr) auto`;
  const sizes = { '--columns': tracks, '--columns-on-phone': onPhone, '--least': `${least}px` };
  return (
    <div className={classes.scroller}>
      <div
        className={classes.table}
        role="table"
        aria-label={label}
        aria-rowcount={count < 0 ? -1 : count + 1}
        style={sizes as CSSProperties}
      >
        <TableHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          picking={picking}
          onWidth={(id, width) => setMoving(width === null ? null : { id, width })}
        />
        {children}
      </div>
    </div>
  );
}
