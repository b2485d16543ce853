import { Button, Checkbox, Chip, Group, Menu, SegmentedControl, Select, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconColumns3, IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Stage } from '@/contract';
import { workflowQuery } from '@/directory/api/get-workflow';
import { formatNumber, plural } from '@/format/numbers';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { SearchField } from '@/ui/search-field';
import { RowsSkeleton } from '@/ui/skeletons';
import { applicationsQuery } from '../api/get-applications';
import { countQuery } from '../api/many';
import { type OptionalColumn, optionalColumns, statuses, type TableSearch } from '../model/columns';
import { setReadingOrder } from '../model/reading-order';
import { useSelectionOf } from '../model/selection';
import { ApplicationRows } from './application-rows';
import classes from './applications-table.module.css';
import { NothingAssigned } from './nothing-assigned';
import { SelectionBar } from './selection-bar';
import { useMoveFlow } from './use-move-flow';

interface ApplicationsTableProps {
  /** Null for all jobs: then applications can be read but are moved on their own pages. */
  job: { id: string; workflowId: string | undefined; stages: Stage[] } | null;
  search: TableSearch;
  onSearch: (change: Partial<TableSearch>) => void;
}

const none: never[] = [];

/** Applications as rows: what to show, in which order and which of them is in the address. */
export function ApplicationsTable({ job, search, onSearch }: ApplicationsTableProps) {
  const filters = {
    job_id: job?.id,
    stage: search.stage,
    status: search.status,
    q: search.q,
    assigned_to_me: search.mine,
    overdue: search.overdue,
    share_link_id: search.link,
  };
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(applicationsQuery({ ...filters, sort: search.sort ?? '-applied_at' }));
  const { data: workflow } = useQuery({
    ...workflowQuery(job?.workflowId ?? ''),
    enabled: job?.workflowId !== undefined,
  });
  const [hidden, setHidden] = useLocalStorage<OptionalColumn[]>({
    key: 'rolecall-hidden-columns',
    defaultValue: none,
  });
  const advances = useCan('applications:advance');
  const readsAll = useCan('applications:read');
  const me = useMe();
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? none, [data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const selection = useSelectionOf(ids);
  const asked = JSON.stringify(filters);
  const [allOf, setAllOf] = useState<string | null>(null);
  const everything = allOf === asked;
  const { data: fitting } = useQuery({
    ...countQuery(filters),
    enabled: hasNextPage && selection.chosen.size > 0,
  });
  const clear = () => {
    selection.clear();
    setAllOf(null);
  };
  const flow = useMoveFlow(workflow, clear);
  useEffect(() => setReadingOrder(ids), [ids]);
  const shown = optionalColumns
    .map((column) => column.id)
    .filter((id) => !hidden.includes(id) && (id !== 'job' || job === null));
  const filtered =
    search.q !== undefined ||
    search.stage !== undefined ||
    search.status !== undefined ||
    search.mine === true ||
    search.overdue === true ||
    search.link !== undefined;

  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        <SearchField
          value={search.q ?? ''}
          onSearch={(q) => onSearch({ q: q === '' ? undefined : q })}
          label="Search applications"
          size="xs"
          w={{ base: '100%', xs: 230 }}
        />
        {job !== null && (
          <Select
            size="xs"
            w={150}
            aria-label="Stage"
            placeholder="All stages"
            clearable
            clearButtonProps={{ 'aria-label': 'All stages' }}
            data={job.stages.map((stage) => ({ value: stage.key, label: stage.name }))}
            value={search.stage ?? null}
            onChange={(stage) => onSearch({ stage: stage ?? undefined })}
          />
        )}
        <Select
          size="xs"
          w={140}
          aria-label="Status"
          placeholder="Any status"
          clearable
          clearButtonProps={{ 'aria-label': 'Any status' }}
          data={statuses.map((value) => ({ value, label: humanize(value) }))}
          value={search.status ?? null}
          onChange={(status) => onSearch({ status: statuses.find((one) => one === status) })}
        />
        {readsAll && (
          <SegmentedControl
            size="xs"
            aria-label="Whose applications"
            value={search.mine === true ? 'mine' : 'all'}
            onChange={(value) => onSearch({ mine: value === 'mine' ? true : undefined })}
            data={[
              { value: 'all', label: 'Everybody’s' },
              { value: 'mine', label: 'Assigned to me' },
            ]}
          />
        )}
        <Chip
          size="xs"
          checked={search.overdue === true}
          onChange={(on) => onSearch({ overdue: on ? true : undefined })}
        >
          Overdue
        </Chip>
        {search.link !== undefined && (
          <Chip size="xs" checked onChange={() => onSearch({ link: undefined })}>
            By one share link
          </Chip>
        )}
        <Group gap="xs" ml="auto">
          {data !== undefined && rows.length > 0 && (
            <Text size="sm" c="dimmed" role="status">
              {hasNextPage
                ? `${formatNumber(rows.length)} shown, more below`
                : plural(rows.length, 'application')}
            </Text>
          )}
          <ColumnsMenu job={job !== null} hidden={hidden} onHidden={setHidden} />
        </Group>
      </div>
      {error !== null ? (
        <ErrorPanel error={error} what="The applications" onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : rows.length === 0 ? (
        filtered ? (
          <Empty
            icon={<IconSearchOff size={26} />}
            title="No application fits"
            actions={
              <Button
                variant="default"
                onClick={() =>
                  onSearch({
                    q: undefined,
                    stage: undefined,
                    status: undefined,
                    mine: undefined,
                    overdue: undefined,
                    link: undefined,
                  })
                }
              >
                Show all
              </Button>
            }
          >
            Search finds beginnings of names and e-mail addresses.
          </Empty>
        ) : readsAll ? (
          <Empty icon={<IconUserPlus size={26} />} title="Nobody has applied yet">
            Applications appear here the moment they arrive.
          </Empty>
        ) : (
          <NothingAssigned />
        )
      ) : (
        <ApplicationRows
          rows={rows}
          ofManyJobs={job === null}
          columns={shown}
          sort={search.sort ?? '-applied_at'}
          onSort={(sort) => onSearch({ sort })}
          selection={
            readsAll
              ? {
                  ...selection,
                  chosen: everything ? new Set(ids) : selection.chosen,
                  toggle: (id, range) => {
                    setAllOf(null);
                    selection.toggle(id, range);
                  },
                  setMany: (many, on) => {
                    setAllOf(null);
                    selection.setMany(many, on);
                  },
                }
              : null
          }
          hasMore={hasNextPage}
          loadingMore={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
      <SelectionBar
        chosen={rows.filter((row) => selection.chosen.has(row.id))}
        workflow={advances ? workflow : undefined}
        flow={flow}
        onClear={clear}
        all={
          everything && fitting !== undefined
            ? {
                count: fitting.total,
                selection: {
                  filter: {
                    job_id: filters.job_id,
                    stage: filters.stage,
                    status: filters.status,
                    q: filters.q,
                    overdue: filters.overdue,
                    share_link_id: filters.share_link_id,
                    assignee_id: filters.assigned_to_me === true ? me.user.id : undefined,
                  },
                },
              }
            : undefined
        }
        more={
          hasNextPage && fitting !== undefined
            ? { count: fitting.total, onAll: () => setAllOf(asked) }
            : undefined
        }
      />
      {flow.dialogs}
    </div>
  );
}

function ColumnsMenu(props: {
  job: boolean;
  hidden: OptionalColumn[];
  onHidden: (hidden: OptionalColumn[]) => void;
}) {
  const { job, hidden, onHidden } = props;
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={15} />} visibleFrom="sm">
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optionalColumns
          .filter((column) => !job || column.id !== 'job')
          .map((column) => (
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={!hidden.includes(column.id)}
              leftSection={<Checkbox.Indicator size="xs" checked={!hidden.includes(column.id)} aria-hidden />}
              onClick={() =>
                onHidden(
                  hidden.includes(column.id)
                    ? hidden.filter((one) => one !== column.id)
                    : [...hidden, column.id],
                )
              }
            >
              {column.label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
