import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApprovalDetails } from '@/approvals/approval-details';
import { DecisionForm } from '@/approvals/decision-form';
import type { Job, JobApproval } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { StatusBadge } from '@/ui/status-badge';
import { jobApprovalQuery } from '../api/approval';
import { AskForApproval } from './ask-for-approval';
import { TakeBackApproval } from './take-back-approval';

/** How the job's approval stands; nothing where none was ever needed. */
export function ApprovalCard({ job }: { job: Job }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(jobApprovalQuery(job.id));
  const [asking, setAsking] = useState(false);
  const [takingBack, setTakingBack] = useState(false);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The approval`} onRetry={() => void refetch()} />;
  if (data === undefined || (data.gate === 'free' && data.view === null)) return null;
  const { view } = data;
  return (
    <Card component="section" aria-label={t`Approval`}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>
          <Trans>Approval</Trans>
        </Title>
        {view !== null && <StatusBadge status={view.approval.status} />}
      </Group>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {explained(data)}
          {view !== null && (
            <>
              {' '}
              <Trans>
                Asked by {view.approval.requested_by_name} <RelativeTime at={view.approval.requested_at} />.
              </Trans>
            </>
          )}
        </Text>
        {view !== null && <ApprovalDetails view={view} compact />}
        {view !== null && <DecisionForm view={view} />}
        <Group gap="xs">
          {job.allowed_actions.includes('request_approval') && (
            <Button variant="light" onClick={() => setAsking(true)}>
              {view === null ? t`Ask for approval` : t`Ask again`}
            </Button>
          )}
          {job.allowed_actions.includes('withdraw_approval') && (
            <Button variant="default" onClick={() => setTakingBack(true)}>
              <Trans>Take the request back</Trans>
            </Button>
          )}
        </Group>
      </Stack>
      <AskForApproval job={job} opened={asking} onClose={() => setAsking(false)} />
      <TakeBackApproval job={job} opened={takingBack} onClose={() => setTakingBack(false)} />
    </Card>
  );
}

const explained = ({ gate, chain_name, view }: JobApproval): string => {
  if (gate === 'granted') return t`Approved as it is now. A change of a fact below begins the approval anew.`;
  if (gate === 'pending')
    return t`Waiting for the approvers of “${view?.approval.chain_name ?? chain_name}”.`;
  if (gate === 'needed') return t`Needs the approval of “${chain_name}” before it can be published.`;
  return t`No approval is needed any more.`;
};
