import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ApplicationSelection, ApplicationSummary, Stage } from '@/contract';
import { workflowQuery } from '@/directory/api/get-workflow';
import { formatNumber } from '@/format/numbers';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { fieldsAmong } from '@/table/custom-columns';
import { DataTable } from '@/table/data-table';
import { TableRows } from '@/table/table-rows';
import { TableSection } from '@/table/table-section';
import { useColumns } from '@/table/use-columns';
import { toggledGroup, useGroupedRows } from '@/table/use-groups';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { applicationsQuery, groupsQuery, withinGroup } from '../api/get-applications';
import { countQuery } from '../api/many';
import { type Sort, sorts, type TableSearch } from '../model/columns';
import { setReadingOrder } from '../model/reading-order';
import { useSelectionOf } from '@/table/selection';
import { isNarrowed, withoutFilters } from '../model/table-search';
import { useApplicationColumns } from './application-columns';
import { ApplicationSection } from './application-section';
import classes from './applications-table.module.css';
import { ApplicationsTools } from './applications-tools';
import { ExportApplications } from './export-applications';
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
const usualSort: Sort = '-applied_at';

/** Applications as rows: what to show, in which order and which of them is in the address. */
export function ApplicationsTable({ job, search, onSearch }: ApplicationsTableProps) {
  const { t } = useLingui();
  const filters = {
    job_id: job?.id,
    stage: search.stage,
    status: search.status,
    q: search.q,
    assigned_to_me: search.mine,
    overdue: search.overdue,
    share_link_id: search.link,
  };
  const { group } = search;
  const grouped = group !== undefined;
  const all = useApplicationColumns(job === null);
  const onColumns = useCallback((columns: string[] | undefined) => onSearch({ columns }), [onSearch]);
  const columns = useColumns(all, search.columns, onColumns);
  const sort = search.sort ?? usualSort;
  const asks = { ...filters, sort, with_field: fieldsAmong(columns.shown) };
  const flat = useInfiniteQuery({ ...applicationsQuery(asks), enabled: !grouped });
  const groups = useQuery({ ...groupsQuery(filters, group ?? 'stage'), enabled: grouped });
  const { data: workflow } = useQuery({
    ...workflowQuery(job?.workflowId ?? ''),
    enabled: job?.workflowId !== undefined,
  });
  const advances = useCan('applications:advance');
  const readsAll = useCan('applications:read');
  const me = useMe();
  const sections = groups.data?.groups ?? none;
  const keys = useMemo(() => sections.map((one) => one.key), [sections]);
  const inGroups = useGroupedRows<ApplicationSummary>(keys);
  const listed = useMemo(() => flat.data?.pages.flatMap((page) => page.items) ?? none, [flat.data]);
  const rows = grouped ? inGroups.rows : listed;
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const selection = useSelectionOf(ids);
  const asked = JSON.stringify(filters);
  const [allOf, setAllOf] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  const everything = allOf === asked;
  const isCut = grouped ? rows.length < (groups.data?.total ?? 0) : flat.hasNextPage;
  const { data: fitting } = useQuery({
    ...countQuery(filters),
    enabled: isCut && selection.chosen.size > 0,
  });
  const clear = () => {
    selection.clear();
    setAllOf(null);
  };
  const flow = useMoveFlow(workflow, clear);
  useEffect(() => setReadingOrder(ids), [ids]);
  const chosen = everything ? new Set(ids) : selection.chosen;
  const picking = !readsAll
    ? null
    : {
        chosen,
        toggle: (id: string, range: boolean) => {
          setAllOf(null);
          selection.toggle(id, range);
        },
      };
  const fittingAll: ApplicationSelection = {
    filter: {
      job_id: filters.job_id,
      stage: filters.stage,
      status: filters.status,
      q: filters.q,
      overdue: filters.overdue,
      share_link_id: filters.share_link_id,
      assignee_id: filters.assigned_to_me === true ? me.user.id : undefined,
      sort,
    },
  };
  const isEmpty = grouped ? sections.length === 0 : listed.length === 0;
  const { error, isPending, refetch } = grouped ? groups : flat;

  return (
    <div className={classes.root}>
      <ApplicationsTools
        stages={job === null ? null : job.stages}
        search={search}
        onSearch={onSearch}
        columns={columns}
        onExport={readsAll ? () => setExporting(true) : undefined}
        count={
          isPending || isEmpty
            ? null
            : grouped
              ? t`${plural(groups.data?.total ?? 0, { one: '# application', other: '# applications' })}`
              : flat.hasNextPage
                ? t`${formatNumber(rows.length)} shown, more below`
                : t`${plural(rows.length, { one: '# application', other: '# applications' })}`
        }
      />
      {error !== null ? (
        <ErrorPanel error={error} what={t`The applications`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : isEmpty ? (
        <NoApplications
          narrowed={isNarrowed(search)}
          onAnyStage={
            job !== null && search.stage !== undefined && !job.stages.some(({ key }) => key === search.stage)
              ? () => onSearch({ stage: undefined })
              : undefined
          }
          onAll={() => onSearch(withoutFilters)}
          readsAll={readsAll}
        />
      ) : (
        <div data-jobs={job === null || undefined} className={classes.table}>
          <DataTable
            label={t`Applications`}
            columns={columns}
            sort={sort}
            onSort={(next) => onSearch({ sort: sorts.find((one) => one === next) })}
            picking={
              picking === null
                ? null
                : {
                    all: rows.length > 0 && rows.every((row) => chosen.has(row.id)),
                    some: chosen.size > 0,
                    onAll: (on) => {
                      setAllOf(null);
                      selection.setMany(ids, on);
                    },
                  }
            }
            count={isCut ? -1 : rows.length}
          >
            {group === undefined ? (
              <TableRows
                rows={rows}
                shown={columns.shown}
                nameOf={(row) => row.candidate.full_name}
                picking={picking}
              />
            ) : (
              sections.map((one) => (
                <TableSection
                  key={one.key}
                  label={group === 'source' ? humanize(one.label) : one.label}
                  count={one.count}
                  opened={search.open?.includes(one.key) ?? false}
                  onToggle={() => onSearch({ open: toggledGroup(search.open, one.key) })}
                >
                  <ApplicationSection
                    group={one.key}
                    filters={{ ...asks, ...withinGroup(group, one.key) }}
                    shown={columns.shown}
                    picking={picking}
                    onRows={inGroups.onRows}
                  />
                </TableSection>
              ))
            )}
          </DataTable>
          {!grouped && (
            <LoadMore
              hasMore={flat.hasNextPage}
              loading={flat.isFetchingNextPage}
              onMore={() => void flat.fetchNextPage()}
            />
          )}
        </div>
      )}
      <SelectionBar
        chosen={rows.filter((row) => selection.chosen.has(row.id))}
        workflow={advances ? workflow : undefined}
        flow={flow}
        shown={columns.shown}
        onClear={clear}
        all={
          everything && fitting !== undefined ? { count: fitting.total, selection: fittingAll } : undefined
        }
        more={
          isCut && fitting !== undefined ? { count: fitting.total, onAll: () => setAllOf(asked) } : undefined
        }
      />
      {flow.dialogs}
      <Modal opened={exporting} onClose={() => setExporting(false)} title={t`Export all that the list shows`}>
        {exporting && (
          <ExportApplications
            many={{ selection: fittingAll }}
            shown={columns.shown}
            onStarted={() => setExporting(false)}
            onClose={() => setExporting(false)}
          />
        )}
      </Modal>
    </div>
  );
}

interface NoApplicationsProps {
  narrowed: boolean;
  /** Given where the address or a saved view names a stage that the job's workflow does not have. */
  onAnyStage: (() => void) | undefined;
  onAll: () => void;
  readsAll: boolean;
}

function NoApplications({ narrowed, onAnyStage, onAll, readsAll }: NoApplicationsProps) {
  const { t } = useLingui();
  if (onAnyStage !== undefined)
    return (
      <Empty
        icon={<IconSearchOff size={26} />}
        title={t`This job has no such stage`}
        actions={
          <Button variant="default" onClick={onAnyStage}>
            <Trans>Any stage</Trans>
          </Button>
        }
      >
        <Trans>The view was made for another workflow, or the stage has been taken out of this one.</Trans>
      </Empty>
    );
  if (narrowed)
    return (
      <Empty
        icon={<IconSearchOff size={26} />}
        title={t`No application fits`}
        actions={
          <Button variant="default" onClick={onAll}>
            <Trans>Show all</Trans>
          </Button>
        }
      >
        <Trans>Search finds beginnings of names and e-mail addresses.</Trans>
      </Empty>
    );
  if (!readsAll) return <NothingAssigned />;
  return (
    <Empty icon={<IconUserPlus size={26} />} title={t`Nobody has applied yet`}>
      <Trans>Applications appear here the moment they arrive.</Trans>
    </Empty>
  );
}
