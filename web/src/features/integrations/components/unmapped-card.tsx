import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Connection } from '@/contract';
import { unmappedQuery } from '../api/connections';
import { listOf, recordsOf } from '../model/words';
import classes from './integrations.module.css';

/** Values of theirs of which nobody has said what they mean. */
export function UnmappedCard({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const { data } = useQuery(unmappedQuery(connection.id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="unmapped">
      <Stack gap="sm">
        <Title order={2} size="h5" id="unmapped">
          <Trans>Values without a meaning</Trans>
        </Title>
        <Text size="sm" c="dimmed">
          <Trans>Add them to the tables of the mapping. Records are mapped anew then.</Trans>
        </Text>
        <ul className={classes.rows} aria-label={t`Values without a meaning`}>
          {data.items.map(({ stream, table, value, count }) => (
            <li key={`${stream} ${table} ${value}`}>
              <Text size="sm">
                <Trans>
                  {listOf(stream)}, table “{table}”: “{value}” in {recordsOf(count)}
                </Trans>
              </Text>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
