import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Group, SimpleGrid, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '@/format/numbers';
import { humanize } from '@/format/words';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { healthQuery } from '../api/get-health';

/** Whether the parts of the installation do their work; read again every ten seconds. */
export function HealthPage() {
  const { t } = useLingui();
  const { data, error, refetch, dataUpdatedAt } = useQuery(healthQuery);
  return (
    <Page
      title={t`System health`}
      description={
        dataUpdatedAt > 0 && (
          <>
            <Trans>
              Read <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />
            </Trans>
          </>
        )
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The state of the system`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} height={90} />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
            <Part name={t`Database`} state={data.database} />
            <Part name={t`Broker`} state={data.broker} />
            <Part name={t`Worker`} state={data.worker} />
            <Part name={t`Relay`} state={data.relay} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 3 }} mt="lg">
            <Figure
              label={t`Waiting in the outbox`}
              value={figure(data.outbox.pending)}
              hint={t`Mails and events not yet done`}
            />
            <Figure
              label={t`Oldest waiting`}
              value={
                data.outbox.oldest_seconds === null
                  ? '–'
                  : `${formatNumber(Math.round(data.outbox.oldest_seconds))} s`
              }
              hint={t`Under a second when idle`}
            />
            <Figure
              label={t`Given up`}
              value={figure(data.outbox.dead)}
              hint={t`To be looked at, then replayed with rolecall outbox replay`}
            />
          </SimpleGrid>
        </>
      )}
    </Page>
  );
}

function Part({ name, state }: { name: string; state: string }) {
  const { t } = useLingui();
  const well = ['ok', 'up', 'healthy', 'alive'].includes(state);
  return (
    <Card>
      <Group gap="sm">
        {well ? (
          <IconCircleCheck size={22} color="light-dark(#1b8a5a, #4fcf97)" aria-hidden />
        ) : (
          <IconCircleX size={22} color="var(--mantine-color-error)" aria-hidden />
        )}
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {well ? t`Working` : humanize(state)}
          </Text>
        </div>
      </Group>
    </Card>
  );
}

function Figure({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <Card>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={650}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </Card>
  );
}

/** A figure that could not be read is shown as missing, never as zero. */
const figure = (value: number | null) => (value === null ? '–' : formatNumber(value));
