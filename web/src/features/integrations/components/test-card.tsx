import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection, ConnectionTest } from '@/contract';
import { FormError } from '@/ui/form-error';
import { connectionsQuery, test } from '../api/connections';
import { listOf } from '../model/words';
import { MappedRecords } from './mapped-records';

/** Asks the other side who we are and for a page of each list. */
export function TestCard(props: {
  connection: Connection;
  tested: ConnectionTest | null;
  onTested: (tested: ConnectionTest) => void;
}) {
  const { connection, tested, onTested } = props;
  const { t } = useLingui();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => test(connection.id),
    onSuccess: onTested,
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  return (
    <Card component="section" aria-labelledby="connection-test">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5" id="connection-test">
            <Trans>Test</Trans>
          </Title>
          <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
            <Trans>Test the connection</Trans>
          </Button>
        </Group>
        <FormError error={run.error} />
        {tested !== null && !tested.ok && (
          <Alert color="red" title={tested.problem_text}>
            {tested.said}
          </Alert>
        )}
        {tested?.ok === true && (
          <>
            <Text size="sm" role="status">
              {tested.account === '' ? t`It answers.` : t`It answers as ${tested.account}.`}
            </Text>
            {tested.samples.map(({ stream, items }) => (
              <div key={stream}>
                <Text fw={600} size="sm">
                  {listOf(stream)}
                </Text>
                {items.length === 0 ? (
                  <Text size="sm" c="dimmed">
                    <Trans>There is nothing in it.</Trans>
                  </Text>
                ) : (
                  <MappedRecords items={items.slice(0, 5)} />
                )}
              </div>
            ))}
          </>
        )}
      </Stack>
    </Card>
  );
}
