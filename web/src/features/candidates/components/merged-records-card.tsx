import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CandidateMerge } from '@/contract';
import { formatDate } from '@/format/dates';
import { Can } from '@/session/can';
import { mergesQuery } from '../api/duplicates';
import { SplitForm } from './split-form';

/** The records that went into this one, each with the way back. */
export function MergedRecordsCard({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery(mergesQuery(id));
  const [splitting, setSplitting] = useState<CandidateMerge | null>(null);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        <Trans>Merged records</Trans>
      </Title>
      <Stack gap="sm">
        {data.items.map((one) => (
          <Group key={one.id} justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={550} truncate>
                {one.merged_name}
              </Text>
              <Text size="xs" c="dimmed">
                {one.by_name}, {formatDate(one.at)}
              </Text>
            </div>
            <Can do="candidates:merge">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowsSplit2 size={14} />}
                aria-label={t`Split ${one.merged_name} off`}
                onClick={() => setSplitting(one)}
              >
                <Trans>Split…</Trans>
              </Button>
            </Can>
          </Group>
        ))}
      </Stack>
      <Modal
        opened={splitting !== null}
        onClose={() => setSplitting(null)}
        title={t`Split “${splitting?.merged_name ?? ''}” off`}
      >
        {splitting !== null && <SplitForm merge={splitting} onClose={() => setSplitting(null)} />}
      </Modal>
    </Card>
  );
}
