import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Modal, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { kitsQuery } from '@/directory/api/get-kits';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { kitQuery } from '../api/kits';
import { KitForm } from './kit-form';

/** The kits of the organization. */
export function KitsCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(kitsQuery);
  const editable = useCan('interview_kits:manage');
  const [editing, setEditing] = useState<string | null>(null);
  const add = editable && (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconPlus size={16} />}
      onClick={() => setEditing('new')}
    >
      <Trans>New kit</Trans>
    </Button>
  );
  return (
    <Card component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2}>
          <Trans>Interview kits</Trans>
        </Title>
        {data !== undefined && data.items.length > 0 && add}
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The kits`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconClipboardText size={26} />} title={t`No kits yet`} compact actions={add}>
          <Trans>
            A kit says what an interview is for, what to look for and what to ask, so that every candidate
            gets the same chance.
          </Trans>
        </Empty>
      ) : (
        <Stack gap={4}>
          {data.items.map((kit) => (
            <UnstyledButton
              key={kit.id}
              disabled={!editable}
              onClick={() => setEditing(kit.id)}
              py={8}
              style={{ cursor: editable ? 'pointer' : 'default' }}
            >
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Text fw={600}>{kit.name}</Text>
                  <Text size="sm" c="dimmed">
                    {t`${plural(kit.minutes, { one: '# minute', other: '# minutes' })}`} ·{' '}
                    {kit.attributes.join(', ')} ·{' '}
                    {t`${plural(kit.questions, { one: '# question', other: '# questions' })}`}
                  </Text>
                </div>
                <Badge color={kit.active ? 'spruce' : 'gray'} flex="none">
                  {kit.active ? t`Version ${kit.number}` : t`Not in use`}
                </Badge>
              </Group>
            </UnstyledButton>
          ))}
        </Stack>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t`New interview kit` : t`Interview kit`}
        size="xl"
      >
        {editing === 'new' && <KitForm kit={null} onDone={() => setEditing(null)} />}
        {editing !== null && editing !== 'new' && <Existing id={editing} onDone={() => setEditing(null)} />}
      </Modal>
    </Card>
  );
}

function Existing({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({ ...kitQuery(id), staleTime: 0 });
  if (error !== null) return <ErrorPanel error={error} what={t`The kit`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  return <KitForm key={data.version} kit={data} onDone={onDone} />;
}
