import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RejectionReason } from '@/contract';
import { rejectionReasonsQuery } from '@/directory/api/get-rejection-reasons';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { addReason, changeReason } from '../api/rejection-reasons';

/** The list that every rejection chooses from. A reason in use is switched off, never deleted. */
export function RejectionReasons() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(rejectionReasonsQuery);
  const editable = useCan('workflows:manage');
  const [label, setLabel] = useState('');
  const refresh = () => void client.invalidateQueries({ queryKey: ['rejection-reasons'] });
  const add = useMutation({
    mutationFn: addReason,
    onSuccess: (reason) => {
      setLabel('');
      toastDone(t`“${reason.label}” added.`);
    },
    onError: (failure) => toastFailed(t`The reason was not added`, failure),
    onSettled: refresh,
  });
  if (error !== null)
    return <ErrorPanel error={error} what={t`The reasons`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  return (
    <Card component="section">
      <Text size="sm" c="dimmed" mb="md">
        <Trans>Whoever rejects chooses one of these. Candidates do not see it; reports count by it.</Trans>
      </Text>
      <Stack gap="xs">
        {data.items.map((reason) => (
          <ReasonRow key={reason.id} reason={reason} editable={editable} onChanged={refresh} />
        ))}
      </Stack>
      {editable && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (label.trim() !== '') add.mutate(label.trim());
          }}
        >
          <Group mt="lg" align="flex-end" gap="xs">
            <TextInput
              label={t`New reason`}
              flex={1}
              maxLength={120}
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              leftSection={<IconPlus size={16} />}
              loading={add.isPending}
              disabled={label.trim() === ''}
            >
              <Trans>Add</Trans>
            </Button>
          </Group>
        </form>
      )}
    </Card>
  );
}

function ReasonRow({
  reason,
  editable,
  onChanged,
}: {
  reason: RejectionReason;
  editable: boolean;
  onChanged: () => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState(reason.label);
  const change = useMutation({
    mutationFn: (what: { label?: string; active?: boolean }) => changeReason(reason.id, what),
    onError: (error) => {
      setText(reason.label);
      toastFailed(t`The reason is unchanged`, error);
    },
    onSettled: onChanged,
  });
  if (!editable) return <Text c={reason.active ? undefined : 'dimmed'}>{reason.label}</Text>;
  return (
    <Group gap="sm" wrap="nowrap">
      <TextInput
        flex={1}
        size="xs"
        aria-label={t`Reason ${reason.label}`}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (text.trim() !== '' && text.trim() !== reason.label) change.mutate({ label: text.trim() });
          else setText(reason.label);
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Switch
        label={t`In use`}
        aria-label={t`${reason.label} is in use`}
        checked={change.isPending ? (change.variables.active ?? reason.active) : reason.active}
        onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
      />
    </Group>
  );
}
