import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '@/format/numbers';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { applicationCountsQuery } from '../api/get-application-counts';
import { openJobsQuery } from '../api/get-jobs';
import classes from './open-jobs-digest.module.css';

/** Open jobs with what is new in each. */
export function OpenJobsDigest() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(openJobsQuery);
  const { data: counts } = useQuery(applicationCountsQuery(data?.items.map((job) => job.id) ?? []));
  return (
    <Card component="section" padding="md">
      <Group justify="space-between" mb="xs" px={8}>
        <Title order={2}>
          <Trans>Open jobs</Trans>
        </Title>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/app/jobs" search={{ status: 'open' }} />}
        >
          <Trans>See all</Trans>
        </Anchor>
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The open jobs`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : data.items.length === 0 ? (
        <Empty
          icon={<IconBriefcase size={22} />}
          title={t`No open job`}
          compact
          actions={
            <Can do="jobs:create">
              <Button size="xs" renderRoot={(props) => <Link {...props} to="/app/jobs/new" />}>
                <Trans>Write a job</Trans>
              </Button>
            </Can>
          }
        >
          <Trans>Publish a job and it appears on the careers page and here.</Trans>
        </Empty>
      ) : (
        <ul className={classes.list}>
          {data.items.map((job) => (
            <li key={job.id} className={classes.item}>
              <div className={classes.what}>
                <Link to="/app/jobs/$jobId" params={{ jobId: job.id }} className={classes.name}>
                  {job.title}
                </Link>
                <Text size="xs" c="dimmed" truncate>
                  {[
                    job.department,
                    t`${plural(job.openings - job.openings_filled, { one: '# opening', other: '# openings' })}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <NewBadge count={counts?.get(job.id)?.new ?? 0} />
              <Text size="sm" c="dimmed">
                {formatNumber(counts?.get(job.id)?.total ?? 0)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function NewBadge({ count }: { count: number }) {
  return count === 0 ? null : (
    <Badge color="spruce">
      <Trans>{formatNumber(count)} new</Trans>
    </Badge>
  );
}
