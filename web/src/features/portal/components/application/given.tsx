import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MyGivenValue } from '@/contract';
import { givenName } from '@/format/given-fields';
import { ErrorPanel } from '@/ui/error-panel';
import { toastDone, toastFailed } from '@/ui/toast';
import { bringBackAtEmployer, myGivenQuery, takeOverAtEmployer } from '@/features/portal/api/my-application';

interface Change {
  field: MyGivenValue['field'];
  takes: boolean;
}

/** Details that came with this application where the employer's record says something else. */
export function Given({ id, employer }: { id: string; employer: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = myGivenQuery(id);
  const { data, error, refetch } = useQuery(query);
  const change = useMutation({
    mutationFn: ({ field, takes }: Change) => (takes ? takeOverAtEmployer : bringBackAtEmployer)(id, field),
    onSuccess: (after, { takes }) => {
      client.setQueryData(query.queryKey, after);
      toastDone(takes ? t`${employer} uses it now.` : t`Taken back.`);
    },
    onError: (failure) => {
      toastFailed(t`Nothing changed`, failure);
      void refetch();
    },
  });
  const shown = data?.items.filter((one) => !one.in_use || one.can_undo) ?? [];
  if (error !== null)
    return <ErrorPanel error={error} what={t`What you gave`} onRetry={() => void refetch()} />;
  if (shown.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="given-title">
      <Title order={2} size="h3" id="given-title" mb={4}>
        <Trans>What you gave with this application</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>
          {employer} knows you already, and has other details of you. Nothing changes there unless you say so.
        </Trans>
      </Text>
      <Stack gap="sm">
        {shown.map((one) => {
          const name = givenName(one.field);
          return (
            <Group key={one.field} justify="space-between" gap="sm">
              <div style={{ minWidth: 0 }}>
                <Text size="xs" c="dimmed">
                  {name}
                </Text>
                <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                  {one.value}
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                loading={change.isPending && change.variables.field === one.field}
                aria-label={one.in_use ? t`Undo: ${name}` : t`Use it: ${name}`}
                onClick={() => change.mutate({ field: one.field, takes: !one.in_use })}
              >
                {one.in_use ? <Trans>Undo</Trans> : <Trans>Use it</Trans>}
              </Button>
            </Group>
          );
        })}
      </Stack>
    </Card>
  );
}
