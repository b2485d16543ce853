import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCan } from '@/session/can';
import { RelativeTime } from '@/ui/relative-time';
import { toastDone, toastFailed } from '@/ui/toast';
import { cancelRun, waitingQuery } from '../api/runs';
import { actionWords } from '../model/sentence';

/** What rules are about to do with an application, until somebody says otherwise. */
export function WaitingActions({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data } = useQuery(waitingQuery(applicationId));
  const cancels = useCan('applications:advance');
  const cancel = useMutation({
    mutationFn: cancelRun,
    onSuccess: () => toastDone(t`Cancelled. Nothing happens.`),
    onError: (failure) => toastFailed(t`It was not cancelled`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: waitingQuery(applicationId).queryKey }),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="waiting-automation">
      <Title order={2} size="h5" id="waiting-automation" mb="xs">
        <Trans>About to happen</Trans>
      </Title>
      <Stack gap="sm">
        {data.items.map((run) => (
          <Group key={run.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text size="sm">
                {run.actions.map((action) => actionWords(action, (key) => key)).join('; ')}
              </Text>
              <Text size="xs" c="dimmed">
                <Trans>
                  <RelativeTime at={run.due_at} /> · Automation: {run.rule_name}
                </Trans>
              </Text>
            </div>
            {cancels && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t`Cancel ${run.rule_name}`}
                loading={cancel.isPending && cancel.variables === run.id}
                onClick={() => cancel.mutate(run.id)}
              >
                <Trans>Cancel</Trans>
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
