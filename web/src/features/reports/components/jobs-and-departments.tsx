import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reportChoicesQuery } from '../api/reports';
import { some } from '../model/search';

interface Narrowed {
  jobs?: string[] | undefined;
  departments?: string[] | undefined;
}

interface JobsAndDepartmentsProps {
  search: Narrowed;
  onSearch: (change: Narrowed) => void;
}

/** What every report can be narrowed to. */
export function JobsAndDepartments({ search, onSearch }: JobsAndDepartmentsProps) {
  const { t } = useLingui();
  const { data: choices } = useQuery(reportChoicesQuery);
  const wide = { base: '100%', xs: 220 };
  return (
    <>
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
    </>
  );
}
