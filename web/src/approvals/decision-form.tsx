import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalView } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { useDraftText } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { toastDone, toastFailed } from '@/ui/toast';
import { decide, handOn } from './approvals';

/** Yes or no with a word, or the voice given to somebody else. Shown to whom the request waits for. */
export function DecisionForm({ view }: { view: ApprovalView }) {
  const { t } = useLingui();
  const { approval } = view;
  const client = useQueryClient();
  const [comment, setComment, forget] = useDraftText(`approval:${approval.id}`);
  const [giving, setGiving] = useState(false);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['approvals'] });
    void client.invalidateQueries({ queryKey: ['approval-of', approval.kind, approval.subject_id] });
    void client.invalidateQueries({ queryKey: [`${approval.kind}s`] });
    void client.invalidateQueries({ queryKey: ['ai-interview', approval.job_id] });
  };
  const deciding = useMutation({
    mutationFn: (verdict: 'approve' | 'decline') => decide(approval.id, verdict, comment.trim()),
    onSuccess: (_, verdict) => {
      forget();
      toastDone(
        verdict === 'approve' ? t`You approved “${approval.title}”.` : t`You declined “${approval.title}”.`,
      );
    },
    onError: (error) => {
      if (fieldMessages(error).comment === undefined) toastFailed(t`Nothing was decided`, error);
    },
    onSettled: refresh,
  });
  if (!view.can_decide) return null;
  const needed = fieldMessages(deciding.error).comment;
  return (
    <Stack gap="sm">
      {view.on_behalf_of.length > 0 && (
        <Text size="sm">
          <Trans>You decide in the place of {view.on_behalf_of.join(', ')}.</Trans>
        </Text>
      )}
      <Textarea
        label={t`Comment`}
        description={t`Needed if you decline; the person who asked reads it.`}
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        error={needed}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          leftSection={<IconCheck size={16} />}
          loading={deciding.isPending && deciding.variables === 'approve'}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate('approve')}
        >
          <Trans>Approve</Trans>
        </Button>
        <Button
          variant="default"
          leftSection={<IconX size={16} />}
          loading={deciding.isPending && deciding.variables === 'decline'}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate('decline')}
        >
          <Trans>Decline</Trans>
        </Button>
        <Button variant="subtle" onClick={() => setGiving(!giving)} aria-expanded={giving}>
          <Trans>Hand on…</Trans>
        </Button>
      </Group>
      {giving && <HandOn view={view} onDone={refresh} />}
    </Stack>
  );
}

function HandOn({ view, onDone }: { view: ApprovalView; onDone: () => void }) {
  const { t } = useLingui();
  const me = useMe();
  const readsMembers = useCan('members:read');
  const { data } = useQuery({ ...membersQuery, enabled: readsMembers });
  const giving = useMutation({
    mutationFn: (to: string) => handOn(view.approval.id, to),
    onSuccess: () => toastDone(t`Handed on: they have been told.`),
    onError: (error) => toastFailed(t`It still waits for you`, error),
    onSettled: onDone,
  });
  if (!readsMembers)
    return (
      <Text size="sm">
        <Trans>Ask an administrator to hand this on: your role does not see all members.</Trans>
      </Text>
    );
  return (
    <Select
      label={t`Who decides instead`}
      placeholder={t`Search by name`}
      searchable
      data={(data?.items ?? [])
        .filter((member) => member.user_id !== me.user.id && member.user_id !== view.approval.requested_by)
        .map((member) => ({ value: member.user_id, label: member.full_name }))}
      value={null}
      disabled={giving.isPending}
      onChange={(id) => id !== null && giving.mutate(id)}
    />
  );
}
