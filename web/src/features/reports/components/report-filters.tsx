import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Menu, MultiSelect, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { IconCalendar, IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Report, ReportKey } from '@/contract';
import { humanize } from '@/format/words';
import { usePhone } from '@/ui/use-phone';
import { reportChoicesQuery } from '../api/reports';
import { isNarrowed, lastDays, type ReportSearch, some } from '../model/search';
import { JobsAndDepartments } from './jobs-and-departments';

interface ReportFiltersProps {
  report: ReportKey;
  shown: Report | undefined;
  search: ReportSearch;
  onSearch: (change: Partial<ReportSearch>) => void;
}

const spans = [
  {
    days: 30,
    get label() {
      return t`Last 30 days`;
    },
  },
  {
    days: 90,
    get label() {
      return t`Last 90 days`;
    },
  },
  {
    days: 365,
    get label() {
      return t`Last 365 days`;
    },
  },
];

/** What a report is narrowed to; all of it stands in the address. */
export function ReportFilters({ report, shown, search, onSearch }: ReportFiltersProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const [narrowing, setNarrowing] = useState(isNarrowed(search));
  return (
    <>
      <Group gap="xs" mt="md" align="flex-end">
        <Days shown={shown} search={search} onSearch={onSearch} />
        {report === 'funnel' && (
          <SegmentedControl
            size="xs"
            aria-label={t`Which applications`}
            value={search.cohort ?? 'applied'}
            onChange={(value) => onSearch({ cohort: value === 'entered' ? 'entered' : undefined })}
            data={[
              { value: 'applied', label: t`By date of application` },
              { value: 'entered', label: t`By entry into the stage` },
            ]}
          />
        )}
        {report === 'sources' && (
          <SegmentedControl
            size="xs"
            aria-label={t`Whose source`}
            value={search.attribution ?? 'application'}
            onChange={(value) =>
              onSearch({ attribution: value === 'first' || value === 'last' ? value : undefined })
            }
            data={[
              { value: 'application', label: t`Each application’s` },
              { value: 'first', label: t`First touch` },
              { value: 'last', label: t`Last touch` },
            ]}
          />
        )}
        <Switch
          size="sm"
          pb={6}
          label={t`Compare with the period before`}
          checked={search.compare !== 'no'}
          onChange={(event) => onSearch({ compare: event.currentTarget.checked ? undefined : 'no' })}
        />
      </Group>
      {phone && (
        <Button
          size="xs"
          mt="xs"
          variant="default"
          leftSection={<IconFilter size={15} />}
          aria-expanded={narrowing}
          onClick={() => setNarrowing(!narrowing)}
        >
          {narrowing ? t`Hide filters` : t`Filters`}
        </Button>
      )}
      {(!phone || narrowing) && <Narrowing report={report} search={search} onSearch={onSearch} />}
    </>
  );
}

type DaysProps = Pick<ReportFiltersProps, 'shown' | 'search' | 'onSearch'>;

function Days({ shown, search, onSearch }: DaysProps) {
  const { t } = useLingui();
  const first = search.first ?? shown?.period.first ?? '';
  const last = search.last ?? shown?.period.last ?? '';
  const zone = shown?.time_zone ?? 'UTC';
  const change = (days: Partial<ReportSearch>) => {
    const next = { first, last, ...days };
    if (next.first !== '' && next.last !== '') onSearch(next);
  };
  return (
    <>
      <TextInput
        size="xs"
        type="date"
        label={t`First day`}
        value={first}
        max={last}
        onChange={(event) => change({ first: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t`Last day`}
        value={last}
        min={first}
        onChange={(event) => change({ last: event.currentTarget.value })}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconCalendar size={15} />}>
            <Trans>Period</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {spans.map((span) => (
            <Menu.Item key={span.days} onClick={() => onSearch(lastDays(span.days, zone))}>
              {span.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Narrowing({ report, search, onSearch }: Pick<ReportFiltersProps, 'report' | 'search' | 'onSearch'>) {
  const { t } = useLingui();
  const { data: choices } = useQuery(reportChoicesQuery);
  const wide = { base: '100%', xs: 220 };
  return (
    <Group gap="xs" mt="xs" align="flex-end">
      <JobsAndDepartments search={search} onSearch={onSearch} />
      {/* The sources are those of applications; visits know others, and list them all. */}
      {(report !== 'visits' || search.sources !== undefined) && (
        <MultiSelect
          size="xs"
          w={wide}
          aria-label={t`Sources`}
          placeholder={search.sources === undefined ? t`All sources` : undefined}
          searchable
          clearable
          data={(choices?.sources ?? []).map((source) => ({ value: source, label: humanize(source) }))}
          value={search.sources ?? []}
          onChange={(sources) => onSearch({ sources: some(sources) })}
        />
      )}
      <Select
        size="xs"
        w={wide}
        aria-label={t`Recruiter`}
        placeholder={t`All recruiters`}
        searchable
        clearable
        data={(choices?.recruiters ?? []).map((person) => ({ value: person.id, label: person.label }))}
        value={search.recruiter ?? null}
        onChange={(recruiter) => onSearch({ recruiter: recruiter ?? undefined })}
      />
      {isNarrowed(search) && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() =>
            onSearch({ jobs: undefined, departments: undefined, sources: undefined, recruiter: undefined })
          }
        >
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </Group>
  );
}
