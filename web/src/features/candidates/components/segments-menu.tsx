import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { deleteSegment, saveSegment, segmentsQuery } from '../api/segments';
import { type CandidateSearch, fromFilters, isNarrowed, toFilters } from '../model/list-search';

/** Saved looks at the list: opened, they show who fits now. */
export function SegmentsMenu(props: { search: CandidateSearch; onOpen: (search: CandidateSearch) => void }) {
  const { search, onOpen } = props;
  const client = useQueryClient();
  const me = useMe();
  const { data } = useQuery(segmentsQuery);
  const [saving, setSaving] = useState(false);
  const remove = useMutation({
    mutationFn: deleteSegment,
    onError: (error) => toastFailed('The segment is still here', error),
    onSettled: () => void client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
  });
  const segments = data?.items ?? [];
  const own = segments.filter((segment) => segment.owner_id === me.user.id);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} />}>
            Segments
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {segments.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              Filter the list, then save the filters here. A segment shows who fits on the day you open it.
            </Text>
          )}
          {segments.map((segment) => (
            <Menu.Item key={segment.id} onClick={() => onOpen(fromFilters(segment.filters))}>
              {segment.name}
              <Text size="xs" c="dimmed">
                {segment.shared ? `Shared by ${segment.owner_name}` : 'Only you see it'}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!isNarrowed(search)} onClick={() => setSaving(true)}>
            Save these filters…
          </Menu.Item>
          {own.length > 0 && <Menu.Label>Remove</Menu.Label>}
          {own.map((segment) => (
            <Menu.Item
              key={segment.id}
              color="red"
              leftSection={<IconTrash size={14} />}
              onClick={() => remove.mutate(segment.id)}
            >
              Remove “{segment.name}”
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={saving} onClose={() => setSaving(false)} title="Save these filters">
        {saving && <SaveForm search={search} onClose={() => setSaving(false)} />}
      </Modal>
    </>
  );
}

function SaveForm({ search, onClose }: { search: CandidateSearch; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => saveSegment({ name: name.trim(), shared, filters: toFilters(search) }),
    onSuccess: (segment) => {
      toastDone(`“${segment.name}” saved.`);
      onClose();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label="Everybody who sees candidates may open it"
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
