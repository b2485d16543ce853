import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handOnFor } from '@/approvals/approvals';
import type { ApprovalView } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { useDraftText } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';

interface Absent {
  id: string;
  name: string;
}

/** For administrators: whom a request waits for, and the way to let somebody else decide. */
export function HandOnForOthers({ view }: { view: ApprovalView }) {
  const { t } = useLingui();
  const me = useMe();
  const manages = useCan('approvals:manage');
  const [absent, setAbsent] = useState<Absent | null>(null);
  const { approval } = view;
  if (!manages || approval.status !== 'pending') return null;
  const waiting = new Map(
    approval.slots
      .filter((slot) => slot.state === 'asked' || slot.state === 'later')
      .filter((slot) => slot.assignee_id !== me.user.id)
      .map((slot) => [slot.assignee_id, slot.assignee_name ?? '']),
  );
  if (waiting.size === 0) return null;
  return (
    <>
      <Group gap="xs" role="group" aria-label={t`For somebody who is away`}>
        {[...waiting].map(([id, name]) => (
          <Button key={id} size="xs" variant="default" onClick={() => setAbsent({ id, name })}>
            <Trans>Hand on for {name}…</Trans>
          </Button>
        ))}
      </Group>
      <Modal
        opened={absent !== null}
        onClose={() => setAbsent(null)}
        title={t`Hand on for ${absent?.name ?? ''}`}
      >
        {absent !== null && <Form view={view} absent={absent} onClose={() => setAbsent(null)} />}
      </Modal>
    </>
  );
}

function Form({ view, absent, onClose }: { view: ApprovalView; absent: Absent; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { approval } = view;
  const { data } = useQuery(membersQuery);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason, forget] = useDraftText(`hand-on:${approval.id}:${absent.id}`);
  const giving = useMutation({
    mutationFn: (taker: string) => handOnFor(approval.id, absent.id, taker, reason.trim()),
    onSuccess: () => {
      forget();
      toastDone(t`Handed on: they have been told.`);
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['approvals'] });
      void client.invalidateQueries({ queryKey: ['approval-of', approval.kind, approval.subject_id] });
    },
  });
  const messages = fieldMessages(giving.error);
  // Whoever has a voice already, or asked for the approval, cannot take another one.
  const taken = new Set(approval.slots.flatMap((slot) => [slot.assignee_id, slot.decided_by]));
  if (!approval.allows_own) taken.add(approval.requested_by);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== null) giving.mutate(to);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          <Trans>
            The other member gets a mail and decides instead. {absent.name} has no say in this request any
            more.
          </Trans>
        </Text>
        <Select
          label={t`Who decides instead`}
          placeholder={t`Search by name`}
          data-autofocus
          searchable
          required
          data={(data?.items ?? [])
            .filter((member) => !taken.has(member.user_id))
            .map((member) => ({ value: member.user_id, label: member.full_name }))}
          value={to}
          onChange={setTo}
          error={messages.to_user_id}
        />
        <Textarea
          label={t`Reason`}
          description={t`The audit log keeps it.`}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={messages.reason}
        />
        <FormError error={giving.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={giving.isPending} disabled={to === null || reason.trim() === ''}>
            <Trans>Hand on</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
