import { Badge, Button, Card, Group, Modal, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { plural } from '@/format/numbers';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { kitQuery, kitsQuery } from '../api/kits';
import { KitForm } from './kit-form';

/** The kits of the organization. */
export function KitsCard() {
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
      New kit
    </Button>
  );
  return (
    <Card component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Interview kits</Title>
        {data !== undefined && data.items.length > 0 && add}
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what="The kits" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconClipboardText size={26} />} title="No kits yet" compact actions={add}>
          A kit says what an interview is for, what to look for and what to ask, so that every candidate gets
          the same chance.
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
                    {plural(kit.minutes, 'minute')} · {kit.attributes.join(', ')} ·{' '}
                    {plural(kit.questions, 'question')}
                  </Text>
                </div>
                <Badge color={kit.active ? 'spruce' : 'gray'} flex="none">
                  {kit.active ? `Version ${kit.number}` : 'Not in use'}
                </Badge>
              </Group>
            </UnstyledButton>
          ))}
        </Stack>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? 'New interview kit' : 'Interview kit'}
        size="xl"
      >
        {editing === 'new' && <KitForm kit={null} onDone={() => setEditing(null)} />}
        {editing !== null && editing !== 'new' && <Existing id={editing} onDone={() => setEditing(null)} />}
      </Modal>
    </Card>
  );
}

function Existing({ id, onDone }: { id: string; onDone: () => void }) {
  const { data, error, refetch } = useQuery({ ...kitQuery(id), staleTime: 0 });
  if (error !== null) return <ErrorPanel error={error} what="The kit" onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  return <KitForm key={data.version} kit={data} onDone={onDone} />;
}
