import { Anchor, Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber, plural } from '@/format/numbers';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { applicationCountsQuery } from '../api/get-application-counts';
import { openJobsQuery } from '../api/get-jobs';
import classes from './open-jobs-digest.module.css';

/** Open jobs with what is new in each. */
export function OpenJobsDigest() {
  const { data, error, refetch } = useQuery(openJobsQuery);
  const { data: counts } = useQuery(applicationCountsQuery(data?.items.map((job) => job.id) ?? []));
  return (
    <Card component="section" padding="md">
      <Group justify="space-between" mb="xs" px={8}>
        <Title order={2}>Open jobs</Title>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/app/jobs" search={{ status: 'open' }} />}
        >
          See all
        </Anchor>
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what="The open jobs" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : data.items.length === 0 ? (
        <Empty
          icon={<IconBriefcase size={22} />}
          title="No open job"
          compact
          actions={
            <Can do="jobs:create">
              <Button size="xs" renderRoot={(props) => <Link {...props} to="/app/jobs/new" />}>
                Write a job
              </Button>
            </Can>
          }
        >
          Publish a job and it appears on the careers page and here.
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
                  {[job.department, plural(job.openings - job.openings_filled, 'opening')]
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
  return count === 0 ? null : <Badge color="spruce">{formatNumber(count)} new</Badge>;
}
