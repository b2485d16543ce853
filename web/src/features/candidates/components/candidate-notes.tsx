import { ActionIcon, Badge, Button, Group, Menu, Select, Stack, Text } from '@mantine/core';
import { IconDots, IconNote } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate, CandidateNote, NoteAudience } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { useDraftText } from '@/drafts/use-draft';
import { Can } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { candidateNotesQuery, deleteNote, editNote, writeNote } from '../api/notes';
import { mentioned } from '../model/mentions';
import { NoteText } from './note-text';

const audiences: Record<NoteAudience, string> = {
  everyone: 'Everyone who sees the candidate',
  hiring_team: 'The hiring team',
  recruiters: 'Recruiters and administrators',
};

/** Notes about a person; candidates never see them. */
export function CandidateNotes({ candidate }: { candidate: Candidate }) {
  const { data, error, refetch } = useQuery(candidateNotesQuery(candidate.id));
  return (
    <Stack gap="md">
      <Can do="notes:write">
        <Composer candidateId={candidate.id} />
      </Can>
      {error !== null ? (
        <ErrorPanel error={error} what="The notes" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconNote size={22} />} title="No notes yet" compact>
          Write down what concerns the person rather than one application. With @ you call a colleague.
        </Empty>
      ) : (
        data.items.map((note) => <NoteItem key={note.id} note={note} />)
      )}
    </Stack>
  );
}

const useRefreshNotes = (candidateId: string) => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['candidates', candidateId] });
};

function Composer({ candidateId }: { candidateId: string }) {
  const [body, setBody, clear] = useDraftText(`candidate-note:${candidateId}`);
  const [audience, setAudience] = useState<NoteAudience>('everyone');
  const { data: members } = useQuery(membersQuery);
  const refresh = useRefreshNotes(candidateId);
  const write = useMutation({
    mutationFn: () =>
      writeNote(candidateId, {
        body: body.trim(),
        audience,
        mentions: mentioned(body, members?.items ?? []),
      }),
    onSuccess: (note) => {
      clear();
      toastDone(
        note.mentions.length === 0
          ? 'Note saved.'
          : `Note saved; ${note.mentions.map((one) => one.full_name).join(' and ')} will be told.`,
      );
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
      <NoteText
        label="New note"
        placeholder="What should the team know? @ calls a colleague."
        value={body}
        onChange={setBody}
        onSubmit={submit}
        people={members?.items ?? []}
      />
      <Group justify="space-between" mt="xs">
        <Select
          size="xs"
          w={{ base: '100%', xs: 250 }}
          aria-label="Who may read it"
          allowDeselect={false}
          value={audience}
          onChange={(value) => setAudience((value ?? 'everyone') as NoteAudience)}
          data={Object.entries(audiences).map(([value, label]) => ({ value, label }))}
        />
        <Button type="submit" size="xs" loading={write.isPending} disabled={body.trim() === ''}>
          Save the note
        </Button>
      </Group>
    </form>
  );
}

function NoteItem({ note }: { note: CandidateNote }) {
  const me = useMe();
  const { data: members } = useQuery(membersQuery);
  const [editing, setEditing] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const refresh = useRefreshNotes(note.candidate_id);
  const save = useMutation({
    mutationFn: (body: string) =>
      editNote(note.id, note.version, { body, mentions: mentioned(body, members?.items ?? []) }),
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
        </Text>
        {note.audience !== 'everyone' && (
          <Badge color="gray" variant="outline" tt="none" fw={500} visibleFrom="xs">
            {audiences[note.audience]}
          </Badge>
        )}
        {note.author.user_id === me.user.id && (
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
          <NoteText
            label="Note"
            value={editing}
            onChange={setEditing}
            onSubmit={() => save.mutate(editing.trim())}
            people={members?.items ?? []}
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
