import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Avatar, Text, Tooltip } from '@mantine/core';
import { IconFlag3Filled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ApplicationSummary } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { formatAge } from '@/format/dates';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import type { Column } from '@/table/columns';
import { customColumns } from '@/table/custom-columns';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { StageBadge } from '@/ui/stage-badge';
import classes from './applications-table.module.css';
import { DueLabel } from './due-label';

const usual: Column<ApplicationSummary>[] = [
  {
    id: 'candidate',
    get label() {
      return t`Candidate`;
    },
    min: 190,
    share: 2.2,
    shown: true,
    cell: (row) => <Candidate application={row} />,
  },
  {
    id: 'job',
    get label() {
      return t`Job`;
    },
    min: 150,
    share: 1.6,
    shown: true,
    cell: (row) => row.job_title,
  },
  {
    id: 'stage',
    get label() {
      return t`Stage`;
    },
    min: 120,
    share: 1,
    shown: true,
    cell: (row) => <StageBadge name={row.stage.name} kind={row.stage.kind} />,
  },
  {
    id: 'entered',
    get label() {
      return t`In stage`;
    },
    min: 100,
    share: 0.9,
    shown: true,
    sort: { by: 'stage_entered_at', descendingFirst: true },
    cell: (row) => <RelativeTime at={row.stage_entered_at} />,
  },
  {
    id: 'applied',
    get label() {
      return t`Applied`;
    },
    min: 100,
    share: 0.9,
    shown: true,
    sort: { by: 'applied_at', descendingFirst: true },
    cell: (row) => <RelativeTime at={row.applied_at} />,
  },
  {
    id: 'due',
    get label() {
      return t`Due`;
    },
    min: 130,
    share: 1,
    shown: true,
    sort: { by: 'due_at', descendingFirst: false, onlyOneWay: true },
    cell: (row) => <DueLabel at={row.due_at} />,
  },
  {
    id: 'source',
    get label() {
      return t`Source`;
    },
    min: 100,
    share: 0.9,
    shown: true,
    cell: (row) => humanize(row.source),
  },
  {
    id: 'assignees',
    get label() {
      return t`Assigned to`;
    },
    min: 90,
    share: 0.8,
    shown: true,
    cell: (row) => <Assignees application={row} />,
  },
  {
    id: 'status',
    get label() {
      return t`Status`;
    },
    min: 90,
    share: 0.8,
    shown: false,
    cell: (row) => humanize(row.status),
  },
  {
    id: 'resume',
    get label() {
      return t`Résumé`;
    },
    min: 70,
    share: 0.5,
    shown: false,
    cell: (row) => (row.has_resume ? t`Yes` : t`No`),
  },
];

/** All columns that the table can show here, those of the organization's own fields behind the others. */
export const useApplicationColumns = (ofManyJobs: boolean): Column<ApplicationSummary>[] => {
  const readsCandidates = useCan('candidates:read');
  const { data } = useQuery({ ...candidateFieldsQuery, enabled: readsCandidates });
  return useMemo(
    () => [
      ...usual.filter((column) => ofManyJobs || column.id !== 'job'),
      ...customColumns<ApplicationSummary>(data?.items ?? []),
    ],
    [ofManyJobs, data],
  );
};

function Assignees({ application }: { application: ApplicationSummary }) {
  return (
    <Avatar.Group spacing={7}>
      {application.assignees.map((one) => (
        <Tooltip key={one.user_id} label={one.full_name}>
          <div role="img" aria-label={one.full_name}>
            <PersonAvatar name={one.full_name} size={24} />
          </div>
        </Tooltip>
      ))}
    </Avatar.Group>
  );
}

function Candidate({ application }: { application: ApplicationSummary }) {
  const { t } = useLingui();
  const { candidate } = application;
  return (
    <div className={classes.candidate}>
      <PersonAvatar name={candidate.full_name} size={28} />
      <div className={classes.who}>
        <Link
          to="/app/applications/$applicationId"
          params={{ applicationId: application.id }}
          className={classes.name}
        >
          {candidate.full_name}
        </Link>
        {application.knocked_out && (
          <IconFlag3Filled
            size={13}
            role="img"
            aria-label={t`An answer does not meet a requirement`}
            className={classes.flag}
          />
        )}
        <Text size="xs" c="dimmed" truncate className={classes.address}>
          {candidate.email}
        </Text>
        <Text size="xs" c="dimmed" truncate className={classes.jobOnPhone}>
          {application.job_title} · {formatAge(application.applied_at)}
        </Text>
      </div>
    </div>
  );
}
