import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PinnedJob, Workflow } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { jobsOfWorkflowQuery } from '../api/jobs-of-workflow';
import { MigrateDialog } from './migrate-dialog';
import { MoveAllDialog } from './move-all-dialog';

/** Which jobs go by which version; those behind the newest one can be moved to it. */
export function JobsOfWorkflow({ workflow }: { workflow: Workflow }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    jobsOfWorkflowQuery(workflow.id),
  );
  const [moving, setMoving] = useState<PinnedJob | null>(null);
  const [movingAll, allMoving] = useDisclosure(false);
  const jobs = data?.pages.flatMap((page) => page.items);
  const behind = jobs?.filter((job) => job.workflow_version !== workflow.version) ?? [];
  return (
    <Card component="section" aria-labelledby="jobs-of-workflow">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="jobs-of-workflow">
          <Trans>Jobs that go by it</Trans>
        </Title>
        {behind.length > 1 && (
          <Button size="xs" variant="default" onClick={allMoving.open}>
            <Trans>Move all {behind.length}…</Trans>
          </Button>
        )}
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The jobs`} onRetry={() => void refetch()} />
      ) : jobs === undefined ? (
        <RowsSkeleton rows={3} />
      ) : jobs.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>
            No job goes by this workflow yet. Choose it when you write a job, or make it the one for new jobs.
          </Trans>
        </Text>
      ) : (
        <Stack gap={0} component="ul" m={0} p={0}>
          {jobs.map((job) => (
            <Group key={job.id} component="li" justify="space-between" gap="sm" py="xs" mih={48}>
              <Group gap="xs">
                <Anchor
                  renderRoot={(props) => <Link {...props} to="/app/jobs/$jobId" params={{ jobId: job.id }} />}
                >
                  {job.title}
                </Anchor>
                <StatusBadge status={job.status} />
                <Badge variant="light" color={job.workflow_version === workflow.version ? 'spruce' : 'gray'}>
                  <Trans>Version {job.workflow_version}</Trans>
                </Badge>
              </Group>
              {job.workflow_version !== workflow.version && (
                <Button size="xs" variant="default" onClick={() => setMoving(job)}>
                  <span>
                    <Trans>Move</Trans> <VisuallyHidden>{job.title}</VisuallyHidden>{' '}
                    <Trans>to version {workflow.version}…</Trans>
                  </span>
                </Button>
              )}
            </Group>
          ))}
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </Stack>
      )}
      <MigrateDialog job={moving} workflow={workflow} onClose={() => setMoving(null)} />
      <MoveAllDialog jobs={behind} workflow={workflow} opened={movingAll} onClose={allMoving.close} />
    </Card>
  );
}
