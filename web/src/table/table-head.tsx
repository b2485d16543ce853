import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { leastWidth, mostWidth, type Placed } from './columns';
import classes from './table.module.css';
import type { Columns } from './use-columns';

interface TableHeadProps<Row> {
  columns: Columns<Row>;
  sort: string;
  onSort: (sort: string) => void;
  /** Null where nothing can be done with several at once. */
  picking: { all: boolean; some: boolean; onAll: (on: boolean) => void } | null;
  onWidth: (id: string, width: number | null) => void;
}

const step = 16;

/** Names of columns: pressed they sort, dragged they change places, their edges change widths. */
export function TableHead<Row>({ columns, sort, onSort, picking, onWidth }: TableHeadProps<Row>) {
  const { t } = useLingui();
  return (
    <div role="rowgroup">
      <div role="row" className={classes.head} aria-rowindex={1}>
        {picking !== null && (
          <div role="columnheader">
            <Checkbox
              size="xs"
              aria-label={t`Select all that are loaded`}
              checked={picking.all}
              indeterminate={!picking.all && picking.some}
              onChange={(event) => picking.onAll(event.currentTarget.checked)}
            />
          </div>
        )}
        {columns.shown.map((one, index) => (
          <Heading
            key={one.column.id}
            placed={one}
            index={index}
            columns={columns}
            sort={sort}
            onSort={onSort}
            onWidth={onWidth}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadingProps<Row> extends Omit<TableHeadProps<Row>, 'picking'> {
  placed: Placed<Row>;
  index: number;
}

function Heading<Row>({ placed, index, columns, sort, onSort, onWidth }: HeadingProps<Row>) {
  const { column } = placed;
  const cell = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const latest = useRef({ columns, index });
  useEffect(() => {
    latest.current = { columns, index };
  });
  useEffect(() => {
    const element = cell.current;
    if (element === null || index === 0) return;
    const stopDragging = draggable({
      element,
      getInitialData: () => ({ kind: 'column', id: column.id }),
      canDrag: ({ input }) =>
        document.elementFromPoint(input.clientX, input.clientY)?.closest('[role=separator]') == null,
    });
    const stopTaking = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === 'column' && source.data.id !== column.id,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current.columns.move(String(source.data.id), latest.current.index);
      },
    });
    return () => {
      stopDragging();
      stopTaking();
    };
  }, [column.id, index]);

  const key = column.sort;
  const descending = key !== undefined && sort === `-${key.by}`;
  const active = key !== undefined && (descending || sort === key.by);
  const next = () => {
    if (key === undefined) return;
    const down = key.onlyOneWay === true ? key.descendingFirst : active ? !descending : key.descendingFirst;
    onSort(down ? `-${key.by}` : key.by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    columns.move(column.id, index + (event.key === 'ArrowRight' ? 1 : -1));
  };
  return (
    <div
      ref={cell}
      role="columnheader"
      data-column={column.id}
      data-over={over || undefined}
      className={classes.heading}
      aria-sort={key === undefined ? undefined : active ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        data-plain={key === undefined || undefined}
        onClick={next}
        onKeyDown={onKeyDown}
        aria-keyshortcuts={index === 0 ? undefined : 'Alt+ArrowLeft Alt+ArrowRight'}
      >
        {column.label}
        {active &&
          (descending ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
      </UnstyledButton>
      <Edge
        label={column.label}
        width={() => placed.width ?? cell.current?.getBoundingClientRect().width ?? column.min}
        now={placed.width ?? column.min}
        onMoving={(width) => onWidth(column.id, width)}
        onDone={(width) => {
          onWidth(column.id, null);
          columns.resize(column.id, width);
        }}
      />
    </div>
  );
}

function Edge(props: {
  label: string;
  width: () => number;
  now: number;
  onMoving: (width: number) => void;
  onDone: (width: number) => void;
}) {
  const { t } = useLingui();
  const { label, width, now, onMoving, onDone } = props;
  const begun = useRef<{ x: number; width: number } | null>(null);
  const at = (event: PointerEvent) =>
    begun.current === null
      ? null
      : Math.min(mostWidth, Math.max(leastWidth, begun.current.width + event.clientX - begun.current.x));
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t`Width of ${label}`}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      aria-valuenow={Math.round(now)}
      tabIndex={0}
      className={classes.edge}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, width: width() };
      }}
      onPointerMove={(event) => {
        const next = at(event);
        if (next !== null) onMoving(next);
      }}
      onPointerUp={(event) => {
        const next = at(event);
        begun.current = null;
        if (next !== null) onDone(next);
      }}
      onPointerCancel={() => {
        begun.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        onDone(width() + (event.key === 'ArrowRight' ? step : -step));
      }}
    />
  );
}
