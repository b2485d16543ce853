import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Switch, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationPreference } from '@/contract';
import { humanize } from '@/format/words';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { preferencesQuery, setPreference } from '../api/preferences';

/** What one wants to be told, and where. */
export function PreferencesCard() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(preferencesQuery);
  const change = useMutation({
    mutationFn: setPreference,
    onMutate: (next) => {
      client.setQueryData(preferencesQuery.queryKey, (before) =>
        before === undefined
          ? undefined
          : { items: before.items.map((one) => (one.kind === next.kind ? next : one)) },
      );
    },
    onError: (failure) => toastFailed(t`Nothing was changed`, failure),
    onSettled: () => void client.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  });
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        <Trans>Notifications</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>In this organization.</Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your choices`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <Table highlightOnHover={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Tell me about</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>By mail</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>In the bell</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((preference) => (
              <Row key={preference.kind} preference={preference} onChange={change.mutate} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}

function Row(props: {
  preference: NotificationPreference;
  onChange: (preference: NotificationPreference) => void;
}) {
  const { t } = useLingui();
  const { preference, onChange } = props;
  const what = humanize(preference.kind);
  return (
    <Table.Tr>
      <Table.Td>{what}</Table.Td>
      <Table.Td>
        {preference.by_mail ? (
          <Switch
            aria-label={t`${what} by mail`}
            checked={preference.email}
            onChange={(event) => onChange({ ...preference, email: event.currentTarget.checked })}
          />
        ) : (
          <Text size="sm" c="dimmed">
            <Trans>In the bell only</Trans>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Switch
          aria-label={t`${what} in the bell`}
          checked={preference.in_app}
          onChange={(event) => onChange({ ...preference, in_app: event.currentTarget.checked })}
        />
      </Table.Td>
    </Table.Tr>
  );
}
