import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HeldKind } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { holdsOnQuery } from '../api/holds';

/** Says on a record that it is held, by whom, why and how long. */
export function HoldBanner({ kind, id }: { kind: HeldKind; id: string }) {
  const { t } = useLingui();
  const { data } = useQuery(holdsOnQuery(kind, id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Alert
      icon={<IconLock size={18} />}
      color="yellow"
      title={kind === 'job' ? t`This job is under a legal hold` : t`This person is under a legal hold`}
      mb="md"
    >
      <Stack gap={4}>
        {data.items.map((hold) => (
          <Text key={hold.id} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {hold.kind === 'job' && kind === 'candidate' && hold.name !== '' && (
              <Trans>Through the job “{hold.name}”: </Trans>
            )}
            {hold.reason} (
            {hold.ends_on === null ? (
              <Trans>
                {hold.placed_by_name}, {formatDate(hold.placed_at)}, until somebody lifts it
              </Trans>
            ) : (
              <Trans>
                {hold.placed_by_name}, {formatDate(hold.placed_at)}, until {formatDay(hold.ends_on)}
              </Trans>
            )}
            )
          </Text>
        ))}
        <Text size="sm">
          <Trans>Nothing of it is erased as long.</Trans>
        </Text>
      </Stack>
    </Alert>
  );
}
