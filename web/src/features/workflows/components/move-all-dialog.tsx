import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PinnedJob, Workflow } from '@/contract';
import { sentence } from '@/http/problem';
import { migrateJob, previewMigration } from '../api/migrate-job';
import { moveAll, type MoveOutcome } from '../model/move-all';

interface MoveAllDialogProps {
  jobs: readonly PinnedJob[];
  workflow: Workflow;
  opened: boolean;
  onClose: () => void;
}

/** Moves several jobs to the newest version, and says of each what became of it. */
export function MoveAllDialog({ jobs, workflow, opened, onClose }: MoveAllDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Move ${plural(jobs.length, { one: '# job', other: '# jobs' })} to version ${workflow.version}`}
    >
      {opened && <Run jobs={jobs} workflow={workflow} onClose={onClose} />}
    </Modal>
  );
}

function Run({ jobs: current, workflow, onClose }: Omit<MoveAllDialogProps, 'opened'>) {
  const { t } = useLingui();
  const client = useQueryClient();
  // The list shrinks while its jobs are moved; what was asked for stays.
  const [jobs] = useState(current);
  const [outcomes, setOutcomes] = useState<MoveOutcome[] | null>(null);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);
  const done = outcomes !== null && outcomes.length === jobs.length;
  const left = outcomes?.filter(({ result }) => result !== 'moved') ?? [];
  const run = async () => {
    setOutcomes([]);
    const outcomesInOrder = moveAll(jobs, {
      preview: (job) => previewMigration(job.id, workflow.id),
      move: (plan) => migrateJob(plan, {}),
      explain: sentence,
    });
    for await (const outcome of outcomesInOrder) {
      setOutcomes((before) => [...(before ?? []), outcome]);
      if (stopped.current) break;
    }
    for (const key of ['workflows', 'jobs', 'board', 'applications'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Stack>
      <Text size="sm">
        <Trans>
          Each job moves with all of its applications, by the stages that suggest themselves. Jobs that ask
          for a choice are left for you. Candidates are not told.
        </Trans>
      </Text>
      {outcomes !== null && (
        <>
          <Progress value={(100 * outcomes.length) / jobs.length} aria-label={t`Progress`} />
          <Text size="sm" role="status">
            <Trans>
              {outcomes.length - left.length} of <Plural value={jobs.length} one="# job" other="# jobs" />{' '}
              moved
              {done && left.length > 0 ? t`, ${left.length} left as they are:` : '.'}
            </Trans>
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
            {left.map(({ job, detail }) => (
              <li key={job.id}>
                <Text size="sm">
                  {job.title}: {detail}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {done ? t`Done` : outcomes === null ? t`Cancel` : t`Stop here`}
        </Button>
        {!done && (
          <Button loading={outcomes !== null} onClick={() => void run()}>
            <Trans>
              Move <Plural value={jobs.length} one="# job" other="# jobs" />
            </Trans>
          </Button>
        )}
      </Group>
    </Stack>
  );
}
