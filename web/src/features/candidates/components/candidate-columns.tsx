import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CandidateSummary } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { humanize } from '@/format/words';
import type { Column } from '@/table/columns';
import { customColumns } from '@/table/custom-columns';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import classes from './candidates-list.module.css';
import { TagBadges } from './tag-badges';

const usual: Column<CandidateSummary>[] = [
  {
    id: 'name',
    get label() {
      return t`Name`;
    },
    min: 220,
    share: 3,
    shown: true,
    sort: { by: 'name', descendingFirst: false },
    cell: (row) => <Person candidate={row} />,
  },
  {
    id: 'place',
    get label() {
      return t`Place`;
    },
    min: 120,
    share: 1,
    shown: true,
    cell: (row) => row.location,
  },
  {
    id: 'applications',
    get label() {
      return t`Applications`;
    },
    min: 100,
    share: 0.6,
    shown: true,
    cell: (row) => row.applications_count,
  },
  {
    id: 'last',
    get label() {
      return t`Last applied`;
    },
    min: 110,
    share: 0.8,
    shown: true,
    cell: (row) => (row.last_applied_at === null ? t`Never` : <RelativeTime at={row.last_applied_at} />),
  },
  {
    id: 'added',
    get label() {
      return t`Added`;
    },
    min: 100,
    share: 0.8,
    shown: false,
    sort: { by: 'created_at', descendingFirst: true },
    cell: (row) => <RelativeTime at={row.created_at} />,
  },
  {
    id: 'source',
    get label() {
      return t`First source`;
    },
    min: 110,
    share: 0.8,
    shown: false,
    cell: (row) => humanize(row.source_first),
  },
  {
    id: 'employer',
    get label() {
      return t`Employer`;
    },
    min: 120,
    share: 1,
    shown: false,
    cell: (row) => row.employer,
  },
  {
    id: 'phone',
    get label() {
      return t`Phone`;
    },
    min: 120,
    share: 0.8,
    shown: false,
    cell: (row) => row.phone,
  },
];

/** All columns that the list can show, those of the organization's own fields behind the others. */
export const useCandidateColumns = (): Column<CandidateSummary>[] => {
  const { data } = useQuery(candidateFieldsQuery);
  return useMemo(() => [...usual, ...customColumns<CandidateSummary>(data?.items ?? [])], [data]);
};

function Person({ candidate }: { candidate: CandidateSummary }) {
  const { t } = useLingui();
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonAvatar name={candidate.full_name} size={30} />
      <div className={classes.who}>
        <Link
          to="/app/candidates/$candidateId"
          params={{ candidateId: candidate.id }}
          className={classes.name}
        >
          {candidate.full_name}
        </Link>
        <Text size="xs" c="dimmed" truncate>
          {[candidate.email === '' ? t`No e-mail` : candidate.email, candidate.headline]
            .filter((fact) => fact !== '')
            .join(' · ')}
        </Text>
        <TagBadges tags={candidate.tags} most={4} />
      </div>
    </Group>
  );
}
