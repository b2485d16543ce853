import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  Avatar,
  Badge,
  Button,
  Group,
  Progress,
  SegmentedControl,
  Table,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconBriefcase, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApplicationCounts, JobSummary } from '@/contract';
import { employmentLabel } from '@/format/employment';
import { formatNumber } from '@/format/numbers';
import { Can, useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { SearchField } from '@/ui/search-field';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { applicationCountsQuery } from '../api/get-application-counts';
import { jobsQuery } from '../api/get-jobs';
import { jobStatuses, remoteLabel } from '../model/words';
import { Confidential } from './confidential';
import classes from './jobs-list.module.css';

export type StatusFilter = (typeof jobStatuses)[number]['value'];

interface JobsListProps {
  status: StatusFilter;
  q: string;
  onStatus: (status: StatusFilter) => void;
  onSearch: (q: string) => void;
}

export function JobsList({ status, q, onStatus, onSearch }: JobsListProps) {
  const { t } = useLingui();
  const filters = { status: status === 'all' ? undefined : status, q: q === '' ? undefined : q };
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(jobsQuery(filters));
  const jobs = data?.pages.flatMap((page) => page.items) ?? [];
  const readsApplications = useCan('applications:read');
  const ids = jobs.map((job) => job.id);
  const { data: counts } = useQuery({
    ...applicationCountsQuery(ids),
    enabled: readsApplications && ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t`Jobs`}
      actions={
        <Can do="jobs:create">
          <Button
            leftSection={<IconPlus size={16} />}
            renderRoot={(props) => <Link {...props} to="/app/jobs/new" />}
          >
            <Trans>New job</Trans>
          </Button>
        </Can>
      }
      below={
        <Group mt="md" gap="sm" justify="space-between">
          <div className={classes.filters}>
            <SegmentedControl
              size="xs"
              aria-label={t`Status`}
              value={status}
              onChange={(value) => onStatus(value)}
              data={jobStatuses.map(({ value, label }) => ({ value, label }))}
            />
          </div>
          <SearchField value={q} onSearch={onSearch} label={t`Search jobs`} w={{ base: '100%', sm: 260 }} />
        </Group>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The jobs`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={58} />
      ) : jobs.length === 0 ? (
        <NoJobs
          filtered={q !== '' || status !== 'all'}
          onClear={() => {
            onSearch('');
            onStatus('all');
          }}
        />
      ) : (
        <>
          <Table className={classes.table} verticalSpacing={10}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Trans>Job</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Status</Trans>
                </Table.Th>
                {readsApplications && (
                  <Table.Th>
                    <Trans>Applications</Trans>
                  </Table.Th>
                )}
                <Table.Th visibleFrom="md">
                  <Trans>Openings</Trans>
                </Table.Th>
                <Table.Th visibleFrom="md">
                  <Trans>Team</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Published</Trans>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {jobs.map((job) => (
                <JobRow key={job.id} job={job} counted={readsApplications} counts={counts?.get(job.id)} />
              ))}
            </Table.Tbody>
          </Table>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </Page>
  );
}

interface JobRowProps {
  job: JobSummary;
  /** Whether the viewer may know how many applied. */
  counted: boolean;
  counts: ApplicationCounts | undefined;
}

function JobRow({ job, counted, counts }: JobRowProps) {
  const { t } = useLingui();
  const facts = [
    job.department,
    job.location,
    job.remote_policy === 'on_site' ? null : remoteLabel(job.remote_policy),
    employmentLabel(job.employment_type),
  ];
  return (
    <Table.Tr className={classes.row}>
      <Table.Td>
        <Link to="/app/jobs/$jobId" params={{ jobId: job.id }} className={classes.title}>
          {job.title}
        </Link>
        <Text size="xs" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
        <Text component="div" mt={4} hiddenFrom="sm">
          <StatusBadge status={job.status} />
        </Text>
        {job.confidential && (
          <Text component="div" mt={4}>
            <Confidential />
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <StatusBadge status={job.status} />
      </Table.Td>
      {counted && (
        <Table.Td>
          <Group gap={8} wrap="nowrap">
            <Text fw={600}>{counts === undefined ? '' : formatNumber(counts.total)}</Text>
            {counts !== undefined && counts.new > 0 && (
              <Badge color="spruce" variant="light" flex="none">
                <Trans>{formatNumber(counts.new)} new</Trans>
              </Badge>
            )}
          </Group>
        </Table.Td>
      )}
      <Table.Td visibleFrom="md">
        <Tooltip
          label={t`${job.openings_filled} of ${plural(job.openings, { one: '# opening', other: '# openings' })} filled`}
        >
          <div className={classes.openings}>
            <Text size="sm">
              {job.openings_filled} / {job.openings}
            </Text>
            <Progress
              size={4}
              value={(100 * job.openings_filled) / Math.max(1, job.openings)}
              aria-label={t`${job.openings_filled} of ${plural(job.openings, { one: '# opening', other: '# openings' })} filled`}
            />
          </div>
        </Tooltip>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Tooltip
          label={job.hiring_team.map((member) => member.full_name).join(', ')}
          disabled={job.hiring_team.length === 0}
        >
          <Avatar.Group spacing={5}>
            {job.hiring_team.slice(0, 4).map((member) => (
              <PersonAvatar key={member.user_id} name={member.full_name} size={26} />
            ))}
          </Avatar.Group>
        </Tooltip>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" component="span">
          {job.published_at === null ? t`Not yet` : <RelativeTime at={job.published_at} />}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function NoJobs({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  if (filtered)
    return (
      <Empty
        icon={<IconSearchOff size={26} />}
        title={t`No job fits`}
        actions={
          <Button variant="default" onClick={onClear}>
            <Trans>Show all jobs</Trans>
          </Button>
        }
      >
        <Trans>Try another status or fewer words.</Trans>
      </Empty>
    );
  return (
    <Empty
      icon={<IconBriefcase size={26} />}
      title={t`Your first job`}
      actions={
        <Can do="jobs:create">
          <Button
            leftSection={<IconPlus size={16} />}
            renderRoot={(props) => <Link {...props} to="/app/jobs/new" />}
          >
            <Trans>Write a job</Trans>
          </Button>
        </Can>
      }
    >
      <Trans>
        Write what the work is, add the questions you ask everybody, and publish. It appears on your careers
        page at once, and applications arrive on its board.
      </Trans>
    </Empty>
  );
}
