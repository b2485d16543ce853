import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, TextInput } from '@mantine/core';
import type { ImpactReport } from '@/contract';
import type { MonthsSearch } from '../model/search';
import { JobsAndDepartments } from './jobs-and-departments';

interface ImpactFiltersProps {
  shown: ImpactReport['period'];
  search: MonthsSearch;
  onSearch: (change: Partial<MonthsSearch>) => void;
}

/** Months, jobs and departments; other criteria would tell who is meant. */
export function ImpactFilters({ shown, search, onSearch }: ImpactFiltersProps) {
  const { t } = useLingui();
  const change = (days: Partial<MonthsSearch>) => {
    const next = { first: shown.first, last: shown.last, ...days };
    if (next.first !== '' && next.last !== '' && next.first <= next.last) onSearch(next);
  };
  return (
    <Group gap="xs" mt="md" align="flex-end">
      <TextInput
        size="xs"
        type="date"
        label={t`From the month of`}
        value={shown.first}
        max={shown.last}
        onChange={(event) => change({ first: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t`To the month of`}
        value={shown.last}
        min={shown.first}
        onChange={(event) => change({ last: event.currentTarget.value })}
      />
      <JobsAndDepartments search={search} onSearch={onSearch} />
      {(search.jobs !== undefined || search.departments !== undefined) && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => onSearch({ jobs: undefined, departments: undefined })}
        >
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </Group>
  );
}
