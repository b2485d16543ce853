import { ActionIcon, Button, Group, Menu, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconDots, IconLock, IconNote } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import type { Application, Note, NoteVisibility } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { useMe } from '@/session/use-me';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { deleteNote, editNote, notesQuery, writeNote } from '../api/notes';

/** Notes of the team; a private one is its author's alone. */
export function NotesPanel({
  application,
  field,
}: {
  application: Application;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const { data, error, refetch } = useQuery(notesQuery(application.id));
  return (
    <Stack gap="md">
      {application.allowed_actions.can_note && <Composer applicationId={application.id} field={field} />}
      {error !== null ? (
        <ErrorPanel error={error} what="The notes" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconNote size={22} />} title="No notes yet" compact>
          Write down what you think while it is fresh. Candidates never see notes.
        </Empty>
      ) : (
        data.items.map((note) => <NoteItem key={note.id} note={note} />)
      )}
    </Stack>
  );
}

const useRefreshNotes = (applicationId: string) => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['applications', applicationId] });
};

function Composer({
  applicationId,
  field,
}: {
  applicationId: string;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const [body, setBody, clear] = useDraftText(`note:${applicationId}`);
  const [visibility, setVisibility] = useState<NoteVisibility>('team');
  const refresh = useRefreshNotes(applicationId);
  const write = useMutation({
    mutationFn: () => writeNote(applicationId, { body: body.trim(), visibility }),
    onSuccess: () => {
      clear();
      toastDone('Note saved.');
    },
    onError: (error) => toastFailed('The note is not saved; your text is still here', error),
    onSettled: refresh,
  });
  const submit = () => {
    if (body.trim() !== '' && !write.isPending) write.mutate();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={field}
        label="New note"
        placeholder="What should the team know?"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            submit();
          }
        }}
      />
      <Group justify="space-between" mt="xs">
        <SegmentedControl
          size="xs"
          aria-label="Who may read it"
          value={visibility}
          onChange={(value) => setVisibility(value === 'private' ? 'private' : 'team')}
          data={[
            { value: 'team', label: 'Team' },
            { value: 'private', label: 'Only me' },
          ]}
        />
        <Button type="submit" size="xs" loading={write.isPending} disabled={body.trim() === ''}>
          Save the note
        </Button>
      </Group>
    </form>
  );
}

function NoteItem({ note }: { note: Note }) {
  const me = useMe();
  const [editing, setEditing] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const refresh = useRefreshNotes(note.application_id);
  const save = useMutation({
    mutationFn: (body: string) => editNote(note.id, body),
    onSuccess: () => setEditing(null),
    onError: (error) => toastFailed('The note is unchanged', error),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => deleteNote(note.id),
    onError: (error) => toastFailed('The note is still here', error),
    onSettled: () => {
      setAsking(false);
      refresh();
    },
  });
  const own = note.author.user_id === me.user.id;
  return (
    <article aria-label={`Note by ${note.author.full_name}`}>
      <Group gap={8} wrap="nowrap">
        <PersonAvatar name={note.author.full_name} size={24} />
        <Text size="sm" fw={550}>
          {note.author.full_name}
        </Text>
        <Text size="xs" c="dimmed" flex={1}>
          <RelativeTime at={note.created_at} />
          {note.edited_at !== null && ', edited'}
          {note.visibility === 'private' && (
            <>
              {' '}
              <IconLock size={12} role="img" aria-label="Only you see it" />
            </>
          )}
        </Text>
        {own && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={24} aria-label="Actions for this note">
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setEditing(note.body)}>Edit</Menu.Item>
              <Menu.Item color="red" onClick={() => setAsking(true)}>
                Delete…
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
          <Textarea
            aria-label="Note"
            autosize
            minRows={3}
            maxLength={20_000}
            value={editing}
            data-autofocus
            onChange={(event) => setEditing(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button
              size="xs"
              loading={save.isPending}
              disabled={editing.trim() === ''}
              onClick={() => save.mutate(editing.trim())}
            >
              Save
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing(null)}>
              Cancel
            </Button>
          </Group>
        </Stack>
      )}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Delete this note?"
        action="Delete the note"
        danger
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        It cannot be brought back.
      </Confirm>
    </article>
  );
}
