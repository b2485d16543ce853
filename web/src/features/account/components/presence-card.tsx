import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Switch, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { choiceQuery, choose } from '@/presence/api';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';

/** Whether others see what one has open; for those who open records. */
export function PresenceCard() {
  const readsApplications = useCan('applications:read');
  const assesses = useCan('applications:read_assigned');
  const readsCandidates = useCan('candidates:read');
  return readsApplications || assesses || readsCandidates ? <Choice /> : null;
}

function Choice() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(choiceQuery);
  const change = useMutation({
    mutationFn: choose,
    onMutate: (shown) => client.setQueryData(choiceQuery.queryKey, { shown }),
    onError: (failure) => toastFailed(t`Nothing was changed`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: choiceQuery.queryKey }),
  });
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        <Trans>Presence</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your choice`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={1} />
      ) : (
        <Switch
          label={t`Show colleagues what I have open`}
          description={t`While you look at an application or a candidate, those who may see it, too, see your name there. It is kept nowhere.`}
          checked={data.shown}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
      )}
    </Card>
  );
}
