import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImpactReport } from '@/contract';
import { reportChoicesQuery } from '../api/reports';
import type { MonthsSearch } from '../model/search';

interface ImpactFiltersProps {
  shown: ImpactReport['period'];
  search: MonthsSearch;
  onSearch: (change: Partial<MonthsSearch>) => void;
}

const some = (values: string[]) => (values.length === 0 ? undefined : values);

/** Months, jobs and departments; other criteria would tell who is meant. */
export function ImpactFilters({ shown, search, onSearch }: ImpactFiltersProps) {
  const { t } = useLingui();
  const { data: choices } = useQuery(reportChoicesQuery);
  const wide = { base: '100%', xs: 220 };
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
      <MultiSelect
        size="xs"
        w={wide}
        aria-label={t`Jobs`}
        placeholder={search.jobs === undefined ? t`All jobs` : undefined}
        searchable
        clearable
        maxValues={50}
        data={(choices?.jobs ?? []).map((job) => ({ value: job.id, label: job.label }))}
        value={search.jobs ?? []}
        onChange={(jobs) => onSearch({ jobs: some(jobs) })}
      />
      <MultiSelect
        size="xs"
        w={wide}
        aria-label={t`Departments`}
        placeholder={search.departments === undefined ? t`All departments` : undefined}
        searchable
        clearable
        data={choices?.departments ?? []}
        value={search.departments ?? []}
        onChange={(departments) => onSearch({ departments: some(departments) })}
      />
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
