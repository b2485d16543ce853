import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Select } from '@mantine/core';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { CandidateSummary } from '@/contract';
import { humanize } from '@/format/words';
import { ExportButton } from '@/operations/export-button';
import { useSavedView } from '@/saved-views/use-saved-view';
import { ViewsMenu } from '@/saved-views/views-menu';
import { Can, useCan } from '@/session/can';
import { ColumnsMenu } from '@/table/columns-menu';
import { fieldsAmong } from '@/table/custom-columns';
import { DataTable } from '@/table/data-table';
import { useSelectionOf } from '@/table/selection';
import { TableRows } from '@/table/table-rows';
import { TableSection } from '@/table/table-section';
import { useColumns } from '@/table/use-columns';
import { toggledGroup, useGroupedRows } from '@/table/use-groups';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { askedBy, candidateGroupsQuery, candidatesQuery, withinGroup } from '../api/get-candidates';
import {
  candidateGroupings,
  candidateSorts,
  type CandidateSearch,
  isNarrowed,
  readCandidateSearch,
  toFilters,
  withoutFilters,
} from '../model/list-search';
import { useCandidateColumns } from './candidate-columns';
import { CandidateDialog } from './candidate-dialog';
import { CandidateFilters } from './candidate-filters';
import { CandidateSection } from './candidate-section';
import { CandidatesNav } from './candidates-nav';
import classes from './candidates-list.module.css';
import { type Exported, ExportCandidates } from './export-candidates';
import { SegmentsMenu } from './segments-menu';
import { SortBar } from './sort-bar';

const none: never[] = [];

interface CandidatesListProps {
  search: CandidateSearch;
  onSearch: (change: Partial<CandidateSearch>) => void;
}

/** Everybody the organization knows; what is shown and how stands in the address. */
export function CandidatesList({ search, onSearch }: CandidatesListProps) {
  const { t } = useLingui();
  const { group } = search;
  const grouped = group !== undefined;
  const all = useCandidateColumns();
  const onColumns = useCallback((columns: string[] | undefined) => onSearch({ columns }), [onSearch]);
  const columns = useColumns(all, search.columns, onColumns);
  const sort = search.sort ?? '-created_at';
  const filters = askedBy(search);
  const asked = { ...filters, sort, with_field: fieldsAmong(columns.shown) };
  const flat = useInfiniteQuery({ ...candidatesQuery(asked), enabled: !grouped });
  const groups = useQuery({ ...candidateGroupsQuery(filters, group), enabled: grouped });
  const saved = useSavedView({ place: 'candidates', search, read: readCandidateSearch, onSearch });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [exported, setExported] = useState<Exported | null>(null);
  const [allOf, setAllOf] = useState<string | null>(null);
  const sorts = useCan('candidates:update');
  const writes = useCan('messages:send');
  const sections = groups.data?.groups ?? none;
  const keys = useMemo(() => sections.map((one) => one.key), [sections]);
  const inGroups = useGroupedRows<CandidateSummary>(keys);
  const listed = useMemo(() => flat.data?.pages.flatMap((page) => page.items) ?? none, [flat.data]);
  const candidates = grouped ? inGroups.rows : listed;
  const ids = useMemo(() => [...new Set(candidates.map((one) => one.id))], [candidates]);
  const selection = useSelectionOf(ids);
  const narrowing = JSON.stringify(filters);
  const everything = allOf === narrowing;
  const chosen = everything ? new Set(ids) : selection.chosen;
  const isCut = grouped ? ids.length < (groups.data?.total ?? 0) : flat.hasNextPage;
  const { data: fitting } = useQuery({
    ...candidateGroupsQuery(filters, undefined),
    enabled: isCut && selection.chosen.size > 0,
  });
  const picking = !(sorts || writes)
    ? null
    : {
        chosen,
        toggle: (id: string, range: boolean) => {
          setAllOf(null);
          selection.toggle(id, range);
        },
      };
  const many =
    everything && fitting !== undefined
      ? { selection: { filter: toFilters(search) }, count: fitting.total }
      : { selection: { ids: [...chosen] }, count: chosen.size };
  const { error, isPending, refetch } = grouped ? groups : flat;
  const isEmpty = grouped ? sections.length === 0 : listed.length === 0;
  return (
    <Page
      title={t`Candidates`}
      above={<CandidatesNav />}
      description={
        !isEmpty &&
        (grouped
          ? t`${plural(groups.data?.total ?? 0, { one: '# person', other: '# people' })}`
          : flat.hasNextPage
            ? t`${sort === '-created_at' ? t`The newest` : t`The first`} ${candidates.length}, more below`
            : t`${plural(candidates.length, { one: '# person', other: '# people' })}`)
      }
      actions={
        <>
          <SegmentsMenu search={search} onOpen={(next) => onSearch({ ...withoutFilters, ...next })} />
          <Can do="candidates:update">
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
              <Trans>Add a candidate</Trans>
            </Button>
          </Can>
        </>
      }
      below={
        <>
          <CandidateFilters search={search} onSearch={onSearch} />
          <Group gap="xs" mt="xs">
            <ViewsMenu saved={saved} />
            <Select
              size="xs"
              w={150}
              aria-label={t`Group by`}
              placeholder={t`Not grouped`}
              clearable
              clearButtonProps={{ 'aria-label': t`Not grouped` }}
              data={[...candidateGroupings]}
              value={group ?? null}
              onChange={(by) =>
                onSearch({
                  group: candidateGroupings.find((one) => one.value === by)?.value,
                  open: undefined,
                })
              }
            />
            <ColumnsMenu columns={columns} />
            <ExportButton
              disabled={isPending || isEmpty}
              onAsk={() =>
                setExported({ selection: { filter: toFilters(search) }, who: t`all that the list shows` })
              }
            />
          </Group>
        </>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The candidates`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={50} />
      ) : isEmpty ? (
        <Nobody narrowed={isNarrowed(search)} onAll={() => onSearch(withoutFilters)} />
      ) : (
        <div className={classes.root}>
          <DataTable
            label={t`Candidates`}
            columns={columns}
            sort={sort}
            onSort={(next) => onSearch({ sort: candidateSorts.find((one) => one === next) })}
            picking={
              picking === null
                ? null
                : {
                    all: ids.length > 0 && ids.every((id) => chosen.has(id)),
                    some: chosen.size > 0,
                    onAll: (on) => {
                      setAllOf(null);
                      selection.setMany(ids, on);
                    },
                  }
            }
            count={isCut ? -1 : ids.length}
          >
            {group === undefined ? (
              <TableRows
                rows={candidates}
                shown={columns.shown}
                nameOf={(row) => row.full_name}
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
                  <CandidateSection
                    group={one.key}
                    asked={withinGroup(asked, group, one.key)}
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
      <SortBar
        many={many}
        onExport={() =>
          setExported({
            selection: many.selection,
            who: t`${plural(many.count, { one: '# person', other: '# people' })}`,
          })
        }
        all={everything}
        more={
          !everything && isCut && fitting !== undefined
            ? { count: fitting.total, onAll: () => setAllOf(narrowing) }
            : undefined
        }
        pool={search.pool}
        onClear={() => {
          selection.clear();
          setAllOf(null);
        }}
      />
      <ExportCandidates
        exported={exported}
        shown={columns.shown}
        sort={sort}
        onClose={() => setExported(null)}
      />
      <CandidateDialog
        candidate={null}
        opened={adding}
        onClose={() => setAdding(false)}
        onSaved={(made) =>
          void navigate({ to: '/app/candidates/$candidateId', params: { candidateId: made.id } })
        }
      />
    </Page>
  );
}

function Nobody({ narrowed, onAll }: { narrowed: boolean; onAll: () => void }) {
  const { t } = useLingui();
  if (!narrowed)
    return (
      <Empty icon={<IconUsers size={26} />} title={t`Nobody yet`}>
        <Trans>People appear here when they apply. You can also add somebody you met.</Trans>
      </Empty>
    );
  return (
    <Empty
      icon={<IconSearchOff size={26} />}
      title={t`Nobody fits`}
      actions={
        <Button variant="default" onClick={onAll}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    >
      <Trans>All filters must fit. Search finds beginnings of names and e-mail addresses.</Trans>
    </Empty>
  );
}
