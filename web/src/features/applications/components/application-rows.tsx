import { Avatar, Checkbox, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFlag3Filled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import { formatAge } from '@/format/dates';
import { humanize } from '@/format/words';
import { useRecentlyChanged } from '@/live/changes';
import { LoadMore } from '@/ui/load-more';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { StageBadge } from '@/ui/stage-badge';
import { type OptionalColumn, optionalColumns, type Sort } from '../model/columns';
import type { Selection } from '../model/selection';
import classes from './applications-table.module.css';
import { DueLabel } from './due-label';

const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, ApplicationSummary>();

const columns = helper.columns([
  helper.display({
    id: 'candidate',
    header: 'Candidate',
    cell: ({ row }) => <Candidate application={row.original} />,
  }),
  helper.display({ id: 'job', header: 'Job', cell: ({ row }) => row.original.job_title }),
  helper.display({
    id: 'stage',
    header: 'Stage',
    cell: ({ row }) => <StageBadge name={row.original.stage.name} kind={row.original.stage.kind} />,
  }),
  helper.display({
    id: 'entered',
    header: 'In stage',
    cell: ({ row }) => <RelativeTime at={row.original.stage_entered_at} />,
  }),
  helper.display({
    id: 'applied',
    header: 'Applied',
    cell: ({ row }) => <RelativeTime at={row.original.applied_at} />,
  }),
  helper.display({ id: 'due', header: 'Due', cell: ({ row }) => <DueLabel at={row.original.due_at} /> }),
  helper.display({ id: 'source', header: 'Source', cell: ({ row }) => humanize(row.original.source) }),
  helper.display({
    id: 'assignees',
    header: 'Assigned to',
    cell: ({ row }) => (
      <Avatar.Group spacing={7}>
        {row.original.assignees.map((one) => (
          <Tooltip key={one.user_id} label={one.full_name}>
            <div role="img" aria-label={one.full_name}>
              <PersonAvatar name={one.full_name} size={24} />
            </div>
          </Tooltip>
        ))}
      </Avatar.Group>
    ),
  }),
]);

const sortOf: Partial<Record<string, 'applied_at' | 'stage_entered_at' | 'due_at'>> = {
  applied: 'applied_at',
  entered: 'stage_entered_at',
  due: 'due_at',
};

interface ApplicationRowsProps {
  rows: ApplicationSummary[];
  /** Whether each row has to say which job it is for. */
  ofManyJobs: boolean;
  columns: OptionalColumn[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Null where nothing can be done with several at once. */
  selection: Selection | null;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/** The rows in view only, however many were loaded; the page scrolls, not a box in it. */
export function ApplicationRows(props: ApplicationRowsProps) {
  const { rows, ofManyJobs, columns: shown, sort, onSort, selection, hasMore, loadingMore, onMore } = props;
  const visibility = useMemo(
    () => Object.fromEntries(optionalColumns.map(({ id }) => [id, shown.includes(id)])),
    [shown],
  );
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    state: { columnVisibility: visibility },
  });
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (body.current !== null) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [shown.length]);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 52,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const model = table.getRowModel().rows;
  const template = `${selection === null ? '' : '34px '}minmax(190px, 2.2fr) ${shown.map((id) => widths[id]).join(' ')}`;
  const onPhone = `${selection === null ? '' : 'auto '}minmax(0, 1fr) auto`;
  const all = rows.length > 0 && selection !== null && rows.every((row) => selection.chosen.has(row.id));
  return (
    <>
      <div
        className={classes.table}
        data-jobs={ofManyJobs || undefined}
        role="table"
        aria-label="Applications"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        style={{ '--columns': template, '--columns-on-phone': onPhone } as CSSProperties}
      >
        <div role="rowgroup">
          <div role="row" className={classes.head} aria-rowindex={1}>
            {selection !== null && (
              <div role="columnheader">
                <Checkbox
                  size="xs"
                  aria-label="Select all that are loaded"
                  checked={all}
                  indeterminate={!all && selection.chosen.size > 0}
                  onChange={(event) =>
                    selection.setMany(
                      rows.map((row) => row.id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </div>
            )}
            {table.getHeaderGroups()[0]?.headers.map((header) => (
              <Heading key={header.id} id={header.column.id} sort={sort} onSort={onSort}>
                <table.FlexRender header={header} />
              </Heading>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          ref={body}
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = model[item.index];
            if (row === undefined) return null;
            return (
              <Row
                key={row.id}
                id={row.id}
                measure={virtualizer.measureElement}
                index={item.index}
                start={item.start - virtualizer.options.scrollMargin}
                selected={selection?.chosen.has(row.id) ?? false}
              >
                {selection !== null && (
                  <div role="cell" className={classes.check}>
                    <Checkbox
                      size="xs"
                      aria-label={`Select ${row.original.candidate.full_name}`}
                      checked={selection.chosen.has(row.id)}
                      onChange={() => undefined}
                      onClick={(event) => selection.toggle(row.id, event.shiftKey)}
                    />
                  </div>
                )}
                {row.getVisibleCells().map((cell) => (
                  <div role="cell" key={cell.id} className={classes.cell} data-column={cell.column.id}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </Row>
            );
          })}
        </div>
      </div>
      <LoadMore hasMore={hasMore} loading={loadingMore} onMore={onMore} />
    </>
  );
}

const widths: Record<OptionalColumn, string> = {
  job: 'minmax(150px, 1.6fr)',
  stage: 'minmax(120px, 1fr)',
  entered: 'minmax(100px, 0.9fr)',
  applied: 'minmax(100px, 0.9fr)',
  due: 'minmax(130px, 1fr)',
  source: 'minmax(100px, 0.9fr)',
  assignees: 'minmax(90px, 0.8fr)',
};

function Heading({
  id,
  sort,
  onSort,
  children,
}: {
  id: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  children: ReactNode;
}) {
  const key = sortOf[id];
  if (key === undefined)
    return (
      <div role="columnheader" data-column={id}>
        {children}
      </div>
    );
  const descending = sort === `-${key}`;
  const active = descending || sort === key;
  return (
    <div
      role="columnheader"
      data-column={id}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        onClick={() => onSort(key === 'due_at' || descending ? key : `-${key}`)}
      >
        {children}
        {active &&
          (descending ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
      </UnstyledButton>
    </div>
  );
}

interface RowProps {
  id: string;
  measure: (element: HTMLElement | null) => void;
  index: number;
  start: number;
  selected: boolean;
  children: ReactNode;
}

function Row({ id, measure, index, start, selected, children }: RowProps) {
  const changed = useRecentlyChanged(id);
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
      {children}
    </div>
  );
}

function Candidate({ application }: { application: ApplicationSummary }) {
  const { candidate } = application;
  return (
    <div className={classes.candidate}>
      <PersonAvatar name={candidate.full_name} size={28} />
      <div className={classes.who}>
        <Link
          to="/app/applications/$applicationId"
          params={{ applicationId: application.id }}
          className={classes.name}
        >
          {candidate.full_name}
        </Link>
        {application.knocked_out && (
          <IconFlag3Filled
            size={13}
            role="img"
            aria-label="An answer does not meet a requirement"
            className={classes.flag}
          />
        )}
        <Text size="xs" c="dimmed" truncate className={classes.address}>
          {candidate.email}
        </Text>
        <Text size="xs" c="dimmed" truncate className={classes.jobOnPhone}>
          {application.job_title} · {formatAge(application.applied_at)}
        </Text>
      </div>
    </div>
  );
}
