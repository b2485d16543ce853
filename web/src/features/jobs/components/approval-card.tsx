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
  const { data, error, refetch } = useQuery(jobApprovalQuery(job.id));
  const [asking, setAsking] = useState(false);
  const [takingBack, setTakingBack] = useState(false);
  if (error !== null) return <ErrorPanel error={error} what="The approval" onRetry={() => void refetch()} />;
  if (data === undefined || (data.gate === 'free' && data.view === null)) return null;
  const { view } = data;
  return (
    <Card component="section" aria-label="Approval">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Approval</Title>
        {view !== null && <StatusBadge status={view.approval.status} />}
      </Group>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {explained(data)}
          {view !== null && (
            <>
              {' '}
              Asked by {view.approval.requested_by_name} <RelativeTime at={view.approval.requested_at} />.
            </>
          )}
        </Text>
        {view !== null && <ApprovalDetails view={view} compact />}
        {view !== null && <DecisionForm view={view} />}
        <Group gap="xs">
          {job.allowed_actions.includes('request_approval') && (
            <Button variant="light" onClick={() => setAsking(true)}>
              {view === null ? 'Ask for approval' : 'Ask again'}
            </Button>
          )}
          {job.allowed_actions.includes('withdraw_approval') && (
            <Button variant="default" onClick={() => setTakingBack(true)}>
              Take the request back
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
  if (gate === 'granted') return 'Approved as it is now. A change of a fact below begins the approval anew.';
  if (gate === 'pending') return `Waiting for the approvers of “${view?.approval.chain_name ?? chain_name}”.`;
  if (gate === 'needed') return `Needs the approval of “${chain_name}” before it can be published.`;
  return 'No approval is needed any more.';
};
