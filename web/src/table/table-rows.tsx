import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useRecentlyChanged } from '@/live/changes';
import type { Placed } from './columns';
import classes from './table.module.css';

/** What rows of a table have in common. */
export interface Known {
  id: string;
}

/** Choosing rows, to do something with several at once. */
export interface Picking {
  chosen: ReadonlySet<string>;
  toggle: (id: string, range: boolean) => void;
}

interface TableRowsProps<Row extends Known> {
  rows: Row[];
  shown: Placed<Row>[];
  nameOf: (row: Row) => string;
  picking: Picking | null;
}

const rowHeight = 52;

/** The rows in view only, however many were loaded; the page scrolls, not a box in it. */
export function TableRows<Row extends Known>({ rows, shown, nameOf, picking }: TableRowsProps<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    // What stands above grows and shrinks: sections open, tools wrap.
    const measure = () => {
      if (body.current !== null) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  return (
    <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <TableRow
            key={row.id}
            row={row}
            shown={shown}
            nameOf={nameOf}
            picking={picking}
            measure={virtualizer.measureElement}
            index={item.index}
            start={item.start - virtualizer.options.scrollMargin}
            selected={picking?.chosen.has(row.id) ?? false}
          />
        );
      })}
    </div>
  );
}

interface TableRowProps<Row extends Known> {
  row: Row;
  shown: Placed<Row>[];
  nameOf: (row: Row) => string;
  picking: Picking | null;
  measure: (element: HTMLElement | null) => void;
  index: number;
  start: number;
  selected: boolean;
}

function Drawn<Row extends Known>(props: TableRowProps<Row>) {
  const { t } = useLingui();
  const { row, shown, nameOf, picking, measure, index, start, selected } = props;
  const changed = useRecentlyChanged(row.id);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      ref={measure}
      data-index={index}
      data-selected={selected || undefined}
      data-changed={changed || undefined}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
    >
      {picking !== null && (
        <div role="cell" className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t`Select ${nameOf(row)}`}
            checked={selected}
            onChange={() => undefined}
            onClick={(event) => picking.toggle(row.id, event.shiftKey)}
          />
        </div>
      )}
      {shown.map(({ column }, at) => (
        <div
          role="cell"
          key={column.id}
          className={classes.cell}
          data-column={column.id}
          data-lead={at === 0 || undefined}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

// Scrolling draws the rows that come into view, not those that were there.
const TableRow = memo(Drawn) as typeof Drawn;
