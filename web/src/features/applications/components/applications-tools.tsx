import { Trans, useLingui } from '@lingui/react/macro';
import { Chip, Group, SegmentedControl, Select, Text } from '@mantine/core';
import type { ApplicationSummary, Stage } from '@/contract';
import { humanize } from '@/format/words';
import { ExportButton } from '@/operations/export-button';
import { useSavedView } from '@/saved-views/use-saved-view';
import { ViewsMenu } from '@/saved-views/views-menu';
import { useCan } from '@/session/can';
import { ColumnsMenu } from '@/table/columns-menu';
import type { Columns } from '@/table/use-columns';
import { SearchField } from '@/ui/search-field';
import { groupings, statuses, type TableSearch } from '../model/columns';
import { readTableSearch } from '../model/table-search';
import classes from './applications-table.module.css';

interface ApplicationsToolsProps {
  /** Null for all jobs. */
  stages: Stage[] | null;
  search: TableSearch;
  onSearch: (change: Partial<TableSearch>) => void;
  columns: Columns<ApplicationSummary>;
  /** How many there are, in words. */
  count: string | null;
  /** Given where what is shown can be written into a file. */
  onExport?: () => void;
}

/** Views, filters, groups and columns of the table; all of it stands in the address. */
export function ApplicationsTools({
  stages,
  search,
  onSearch,
  columns,
  count,
  onExport,
}: ApplicationsToolsProps) {
  const { t } = useLingui();
  const readsAll = useCan('applications:read');
  const saved = useSavedView({
    place: stages === null ? 'applications' : 'job',
    search: { ...search },
    read: readTableSearch,
    onSearch,
  });
  return (
    <div className={classes.tools}>
      <ViewsMenu saved={saved} />
      <SearchField
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q === '' ? undefined : q })}
        label={t`Search applications`}
        size="xs"
        w={{ base: '100%', xs: 230 }}
      />
      {stages !== null && (
        <Select
          size="xs"
          w={150}
          aria-label={t`Stage`}
          placeholder={t`All stages`}
          clearable
          clearButtonProps={{ 'aria-label': t`All stages` }}
          data={stages.map((stage) => ({ value: stage.key, label: stage.name }))}
          value={search.stage ?? null}
          onChange={(stage) => onSearch({ stage: stage ?? undefined })}
        />
      )}
      <Select
        size="xs"
        w={140}
        aria-label={t`Status`}
        placeholder={t`Any status`}
        clearable
        clearButtonProps={{ 'aria-label': t`Any status` }}
        data={statuses.map((value) => ({ value, label: humanize(value) }))}
        value={search.status ?? null}
        onChange={(status) => onSearch({ status: statuses.find((one) => one === status) })}
      />
      {readsAll && (
        <SegmentedControl
          size="xs"
          aria-label={t`Whose applications`}
          value={search.mine === true ? 'mine' : 'all'}
          onChange={(value) => onSearch({ mine: value === 'mine' ? true : undefined })}
          data={[
            { value: 'all', label: t`Everybody’s` },
            { value: 'mine', label: t`Assigned to me` },
          ]}
        />
      )}
      <Chip
        size="xs"
        checked={search.overdue === true}
        onChange={(on) => onSearch({ overdue: on ? true : undefined })}
      >
        <Trans>Overdue</Trans>
      </Chip>
      {search.link !== undefined && (
        <Chip size="xs" checked onChange={() => onSearch({ link: undefined })}>
          <Trans>By one share link</Trans>
        </Chip>
      )}
      <Group gap="xs" ml="auto">
        {count !== null && (
          <Text size="sm" c="dimmed" role="status">
            {count}
          </Text>
        )}
        <Select
          size="xs"
          w={150}
          aria-label={t`Group by`}
          placeholder={t`Not grouped`}
          clearable
          clearButtonProps={{ 'aria-label': t`Not grouped` }}
          data={groupings.filter((one) => stages === null || one.value !== 'job')}
          value={search.group ?? null}
          onChange={(group) =>
            onSearch({ group: groupings.find((one) => one.value === group)?.value, open: undefined })
          }
        />
        <ColumnsMenu columns={columns} />
        {onExport !== undefined && <ExportButton onAsk={onExport} disabled={count === null} />}
      </Group>
    </div>
  );
}
