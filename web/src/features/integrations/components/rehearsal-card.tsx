import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Connection } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { FormError } from '@/ui/form-error';
import { rehearse } from '../api/connections';
import { deedOf, fieldOf, listOf, plannedOf } from '../model/words';
import classes from './integrations.module.css';

/** What a sync would do, before it does anything. */
export function RehearsalCard({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const run = useMutation({ mutationFn: () => rehearse(connection.id) });
  return (
    <Card component="section" aria-labelledby="connection-rehearsal">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5" id="connection-rehearsal">
            <Trans>What a sync would do</Trans>
          </Title>
          <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
            <Trans>Try it without changing anything</Trans>
          </Button>
        </Group>
        <FormError error={run.error} />
        {run.data?.items.map(({ stream, counts, looked_at, cut_off, records }) => (
          <div key={stream}>
            <Text fw={600} size="sm">
              {listOf(stream)}:{' '}
              {Object.keys(counts).length === 0
                ? t`nothing`
                : Object.entries(counts)
                    .map(([deed, count]) => deedOf(deed, count))
                    .join(', ')}
            </Text>
            {cut_off && (
              <Text size="sm" c="dimmed">
                <Trans>The first {formatNumber(looked_at)} records; there are more.</Trans>
              </Text>
            )}
            <ul className={classes.rows} aria-label={t`Records`}>
              {records.slice(0, 50).map((one) => (
                <li key={one.external_id}>
                  <Text size="sm">
                    {one.external_id} · {plannedOf(one.deed)}
                    {one.fields.length > 0 && `: ${one.fields.map(fieldOf).join(', ')}`}
                  </Text>
                  {one.why !== '' && (
                    <Text size="sm" c="dimmed">
                      {one.why}
                    </Text>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
