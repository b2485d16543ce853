import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Segment } from '@/contract';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeSegment, deleteSegment, saveSegment, segmentsQuery } from '../api/segments';
import { type CandidateSearch, fromFilters, isNarrowed, toFilters } from '../model/list-search';

/** Saved looks at the list: opened, they show who fits now. */
export function SegmentsMenu(props: { search: CandidateSearch; onOpen: (search: CandidateSearch) => void }) {
  const { t } = useLingui();
  const { search, onOpen } = props;
  const client = useQueryClient();
  const me = useMe();
  const { data } = useQuery(segmentsQuery);
  const [saving, setSaving] = useState(false);
  const [renaming, setRenaming] = useState<Segment | null>(null);
  const remove = useMutation({
    mutationFn: deleteSegment,
    onError: (error) => toastFailed(t`The segment is still here`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
  });
  const segments = data?.items ?? [];
  const own = segments.filter((segment) => segment.owner_id === me.user.id);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} />}>
            <Trans>Segments</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {segments.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              <Trans>
                Filter the list, then save the filters here. A segment shows who fits on the day you open it.
              </Trans>
            </Text>
          )}
          {segments.map((segment) => (
            <Menu.Item key={segment.id} onClick={() => onOpen(fromFilters(segment.filters))}>
              {segment.name}
              <Text size="xs" c="dimmed">
                {segment.shared ? t`Shared by ${segment.owner_name}` : t`Only you see it`}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!isNarrowed(search)} onClick={() => setSaving(true)}>
            <Trans>Save these filters…</Trans>
          </Menu.Item>
          {own.length > 0 && (
            <Menu.Label>
              <Trans>Your segments</Trans>
            </Menu.Label>
          )}
          {own.map((segment) => (
            <Menu.Item
              key={segment.id}
              leftSection={<IconPencil size={14} />}
              onClick={() => setRenaming(segment)}
            >
              <Trans>Rename “{segment.name}”…</Trans>
            </Menu.Item>
          ))}
          {own.map((segment) => (
            <Menu.Item
              key={segment.id}
              color="red"
              leftSection={<IconTrash size={14} />}
              onClick={() => remove.mutate(segment.id)}
            >
              <Trans>Remove “{segment.name}”</Trans>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={saving} onClose={() => setSaving(false)} title={t`Save these filters`}>
        {saving && <SaveForm search={search} onClose={() => setSaving(false)} />}
      </Modal>
      <Modal opened={renaming !== null} onClose={() => setRenaming(null)} title={t`Rename the segment`}>
        {renaming !== null && <RenameForm segment={renaming} onClose={() => setRenaming(null)} />}
      </Modal>
    </>
  );
}

function SaveForm({ search, onClose }: { search: CandidateSearch; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => saveSegment({ name: name.trim(), shared, filters: toFilters(search) }),
    onSuccess: (segment) => {
      toastDone(t`“${segment.name}” saved.`);
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
        <NameAndSharing name={name} onName={setName} shared={shared} onShared={setShared} />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RenameForm({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState(segment.name);
  const [shared, setShared] = useState(segment.shared);
  const save = useMutation({
    mutationFn: () => changeSegment(segment.id, segment.version, { name: name.trim(), shared }),
    onSuccess: () => {
      toastDone(t`Saved.`);
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
        <NameAndSharing name={name} onName={setName} shared={shared} onShared={setShared} />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NameAndSharing(props: {
  name: string;
  onName: (name: string) => void;
  shared: boolean;
  onShared: (shared: boolean) => void;
}) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`Name`}
        data-autofocus
        maxLength={60}
        value={props.name}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <Checkbox
        label={t`Everybody who sees candidates may open it`}
        checked={props.shared}
        onChange={(event) => props.onShared(event.currentTarget.checked)}
      />
    </>
  );
}
