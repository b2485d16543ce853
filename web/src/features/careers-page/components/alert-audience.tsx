import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AlertAudience } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { audienceQuery } from '../api/careers-pages';

/** How many people hear of new jobs by mail, and nobody's address. */
export function AlertAudiencePanel() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(audienceQuery);
  return (
    <Card component="section" aria-labelledby="alert-audience">
      <Title order={2} size="h3" id="alert-audience" mb={4}>
        <Trans>New jobs by mail</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The number of alerts`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={1} />
      ) : data.people === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Nobody hears of your new jobs yet. Visitors ask for it below the list of jobs.</Trans>
        </Text>
      ) : (
        <Audience audience={data} />
      )}
    </Card>
  );
}

function Audience({ audience }: { audience: AlertAudience }) {
  const { t } = useLingui();
  const { people, alerts } = audience;
  const written = plural(people, { one: '# person hears', other: '# people hear' });
  const kept = plural(alerts, { one: '# alert', other: '# alerts' });
  const named = audience.departments.some((one) => one.name !== '');
  return (
    <Stack gap="md">
      <Text size="sm">{t`${written} of your new jobs, by ${kept}. Addresses are shown to nobody.`}</Text>
      <Group align="flex-start" gap="xl">
        {named && (
          <Counts
            title={t`By department`}
            rows={audience.departments.map((one) => ({
              key: one.name,
              name: one.name === '' ? t`Any department` : one.name,
              people: one.people,
            }))}
          />
        )}
        {audience.jobs.length > 0 && (
          <Counts
            title={t`By job that was told`}
            rows={audience.jobs.map((one) => ({
              key: one.job_id ?? one.name,
              name: one.name,
              people: one.people,
            }))}
          />
        )}
      </Group>
    </Stack>
  );
}

interface Row {
  key: string;
  name: string;
  people: number;
}

function Counts({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <Table style={{ width: 'auto', minWidth: 260 }} verticalSpacing={4}>
      <Table.Caption style={{ captionSide: 'top', textAlign: 'start' }}>{title}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Trans>About</Trans>
          </Table.Th>
          <Table.Th ta="end">
            <Trans>People</Trans>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((one) => (
          <Table.Tr key={one.key}>
            <Table.Td>{one.name}</Table.Td>
            <Table.Td ta="end">{one.people}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
