import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, SegmentedControl, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClockPause, IconMoodCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { PageSkeleton } from '@/ui/skeletons';
import { progressQuery } from '../api/triage';
import { useQueue } from '../model/use-queue';
import { SnoozedDialog } from './snoozed-dialog';
import { TriageDesk } from './triage-desk';
import classes from './triage.module.css';

interface TriagePageProps {
  all: boolean;
  onAll: (all: boolean) => void;
  /** The application to begin with, if it still waits. */
  at: string | undefined;
  onAt: (applicationId: string) => void;
}

/** One queue over all jobs one hires for: read, decide, next. */
export function TriagePage({ all, onAll, at, onAt }: TriagePageProps) {
  const { t } = useLingui();
  const scope = { on_my_jobs: !all };
  const queue = useQueue(scope, at, onAt);
  const [listed, list] = useDisclosure(false);
  const { data: progress } = useQuery(progressQuery(scope));
  const snoozed = progress?.snoozed ?? 0;
  const decided = progress?.decided_today ?? 0;
  const waiting = Math.max(progress?.waiting ?? 0, queue.current === undefined ? 0 : queue.position);

  const bar = (
    <Group justify="space-between" gap="xs" className={classes.progressBar}>
      <Group gap="sm" role="status">
        {queue.current !== undefined && (
          <Text size="sm" fw={600}>
            <Trans>
              {queue.position} of {waiting}
            </Trans>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          <Trans>{decided} decided today</Trans>
        </Text>
        <Progress
          value={decided + waiting === 0 ? 0 : (100 * decided) / (decided + waiting)}
          w={90}
          size="sm"
          visibleFrom="sm"
          aria-label={t`Decided today, of what is to be decided`}
        />
      </Group>
      <Group gap="xs">
        {snoozed > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconClockPause size={15} />}
            onClick={list.open}
          >
            <Trans>{snoozed} snoozed</Trans>
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t`Whose jobs`}
          value={all ? 'all' : 'mine'}
          onChange={(value) => onAll(value === 'all')}
          data={[
            { value: 'mine', label: t`My jobs` },
            { value: 'all', label: t`All jobs` },
          ]}
        />
      </Group>
      <SnoozedDialog opened={listed} onClose={list.close} />
    </Group>
  );

  if (queue.error !== null && queue.current === undefined)
    return (
      <Page title={t`Triage`}>
        <ErrorPanel error={queue.error} what={t`The queue`} onRetry={() => void queue.refetch()} />
      </Page>
    );
  if (queue.isLoading) return <PageSkeleton />;
  if (queue.current === undefined)
    return (
      <Page title={t`Triage`} above={bar}>
        <Empty
          icon={<IconMoodCheck size={28} />}
          title={all ? t`Nothing waits for a decision` : t`Nothing on your jobs waits for a decision`}
          actions={
            !all && (
              <Button onClick={() => onAll(true)}>
                <Trans>Look at all jobs</Trans>
              </Button>
            )
          }
        >
          {decided > 0 &&
            t`You decided about ${plural(decided, { one: '# application', other: '# applications' })} today. `}
          <Trans>
            New applications, and those that are screened, line up here with the oldest promise first.
          </Trans>
          {!all && t` Your jobs are those whose hiring team you are on.`}
        </Empty>
      </Page>
    );
  return <TriageDesk key={queue.current.id} item={queue.current} queue={queue} bar={bar} />;
}
