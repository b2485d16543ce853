import { useLingui } from '@lingui/react/macro';
import { Group, MultiSelect, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '@/directory/api/get-members';
import { useCan } from '@/session/can';
import { weekJobsQuery } from '../api/week';
import type { WeekSearch } from '../model/week-search';

interface WeekFiltersProps {
  search: WeekSearch;
  onSearch: (change: Partial<WeekSearch>) => void;
}

/** What a week is narrowed to; whoever sees their own interviews alone has nothing to choose. */
export function WeekFilters(props: WeekFiltersProps) {
  return useCan('interviews:read') ? <Choices {...props} /> : null;
}

function Choices({ search, onSearch }: WeekFiltersProps) {
  const { t } = useLingui();
  const { data: members } = useQuery({ ...membersQuery, enabled: useCan('members:read') });
  const { data: jobs } = useQuery({ ...weekJobsQuery, enabled: useCan('jobs:read') });
  const width = { base: '100%', xs: 260 };
  return (
    <Group gap="xs" mt="sm">
      <MultiSelect
        size="xs"
        w={width}
        aria-label={t`People`}
        placeholder={search.people === undefined ? t`Everybody` : undefined}
        searchable
        clearable
        maxValues={12}
        disabled={search.mine === true}
        data={(members?.items ?? []).map((one) => ({ value: one.user_id, label: one.full_name }))}
        value={search.people ?? []}
        onChange={(people) => onSearch({ people: people.length === 0 ? undefined : people })}
      />
      <Select
        size="xs"
        w={width}
        aria-label={t`Job`}
        placeholder={t`All jobs`}
        searchable
        clearable
        data={(jobs?.items ?? []).map((job) => ({ value: job.id, label: job.title }))}
        value={search.job ?? null}
        onChange={(job) => onSearch({ job: job ?? undefined })}
      />
      <Switch
        size="sm"
        label={t`Only mine`}
        checked={search.mine === true}
        onChange={(event) =>
          onSearch({ mine: event.currentTarget.checked ? true : undefined, people: undefined })
        }
      />
    </Group>
  );
}
