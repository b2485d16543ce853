import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Alert, Anchor, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Job } from '@/contract';

/** One line below the heading: what a job that is not open waits for. */
export function JobState({ job }: { job: Job }) {
  const words = waitsFor(job);
  if (words === null) return null;
  return (
    <Alert mt="sm" variant="light" color="yellow" icon={<IconInfoCircle aria-hidden />} py="xs">
      <Text size="sm">
        {words}{' '}
        {approves(job) && (
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => (
              <Link {...props} to="/app/jobs/$jobId/posting" params={{ jobId: job.id }} />
            )}
          >
            <Trans>See its approval</Trans>
          </Anchor>
        )}
      </Text>
    </Alert>
  );
}

const approves = (job: Job) =>
  job.status === 'pending_approval' ||
  job.allowed_actions.includes('request_approval') ||
  job.allowed_actions.includes('withdraw_approval');

const waitsFor = (job: Job): string | null => {
  if (job.status === 'pending_approval') return t`Waits for approval: nothing is public yet.`;
  if (job.status === 'draft')
    return job.allowed_actions.includes('request_approval')
      ? t`A draft: only your team sees it. It needs approval before it can be published.`
      : t`A draft: only your team sees it. Publish it to take applications.`;
  if (job.allowed_actions.includes('withdraw_approval')) return t`A change of this job waits for approval.`;
  if (job.allowed_actions.includes('request_approval')) return t`Needs approval before it can open again.`;
  return null;
};
