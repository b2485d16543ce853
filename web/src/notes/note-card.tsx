import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMe } from '@/session/use-me';
import { Confirm } from '@/ui/confirm';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { toastFailed } from '@/ui/toast';

interface NoteCardProps {
  note: {
    author: { user_id: string; full_name: string };
    body: string;
    created_at: string;
    edited_at: string | null;
  };
  /** Who may read it, where that is not everybody: behind the time, or at the end of the line. */
  mark?: ReactNode;
  badge?: ReactNode;
  /** The field in which its author edits it. */
  editor: (field: { value: string; onChange: (body: string) => void; onSubmit: () => void }) => ReactNode;
  onSave: (body: string) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
  /** After either, whether or not it was taken. */
  onSettled: () => void;
}

/** A note, whatever it is about: who wrote it when; its author edits and deletes it. */
export function NoteCard({ note, mark, badge, editor, onSave, onDelete, onSettled }: NoteCardProps) {
  const { t } = useLingui();
  const me = useMe();
  const [editing, setEditing] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: onSave,
    onSuccess: () => setEditing(null),
    onError: (error) => toastFailed(t`The note is unchanged`, error),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: onDelete,
    onError: (error) => toastFailed(t`The note is still here`, error),
    onSettled: () => {
      setAsking(false);
      onSettled();
    },
  });
  const submit = () => {
    const body = editing?.trim() ?? '';
    if (body !== '' && !save.isPending) save.mutate(body);
  };
  return (
    <article aria-label={t`Note by ${note.author.full_name}`}>
      <Group gap={8} wrap="nowrap">
        <PersonAvatar name={note.author.full_name} size={24} />
        <Text size="sm" fw={550}>
          {note.author.full_name}
        </Text>
        <Text size="xs" c="dimmed" flex={1}>
          <RelativeTime at={note.created_at} />
          {note.edited_at !== null && t`, edited`}
          {mark}
        </Text>
        {badge}
        {note.author.user_id === me.user.id && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={24} aria-label={t`Actions for this note`}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setEditing(note.body)}>
                <Trans>Edit</Trans>
              </Menu.Item>
              <Menu.Item color="red" onClick={() => setAsking(true)}>
                <Trans>Delete…</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {editing === null ? (
        <Text size="sm" mt={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {note.body}
        </Text>
      ) : (
        <Stack gap="xs" mt={6}>
          {editor({ value: editing, onChange: setEditing, onSubmit: submit })}
          <Group gap="xs">
            <Button size="xs" loading={save.isPending} disabled={editing.trim() === ''} onClick={submit}>
              <Trans>Save</Trans>
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing(null)}>
              <Trans>Cancel</Trans>
            </Button>
          </Group>
        </Stack>
      )}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Delete this note?`}
        action={t`Delete the note`}
        danger
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <Trans>It cannot be brought back.</Trans>
      </Confirm>
    </article>
  );
}
