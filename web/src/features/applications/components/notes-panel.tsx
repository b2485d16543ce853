import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { IconLock, IconNote } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import type { Application, Note, NoteVisibility } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { NoteCard } from '@/notes/note-card';
import { useWriting } from '@/presence/use-looking';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
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
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(notesQuery(application.id));
  return (
    <Stack gap="md">
      {application.allowed_actions.can_note && <Composer applicationId={application.id} field={field} />}
      {error !== null ? (
        <ErrorPanel error={error} what={t`The notes`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconNote size={22} />} title={t`No notes yet`} compact>
          <Trans>Write down what you think while it is fresh. Candidates never see notes.</Trans>
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
  const { t } = useLingui();
  const [body, setBody, clear] = useDraftText(`note:${applicationId}`);
  const [visibility, setVisibility] = useState<NoteVisibility>('team');
  const [focused, setFocused] = useState(false);
  // That somebody writes a note for themselves is nobody's business.
  useWriting(focused && body !== '' && visibility === 'team');
  const refresh = useRefreshNotes(applicationId);
  const write = useMutation({
    mutationFn: () => writeNote(applicationId, { body: body.trim(), visibility }),
    onSuccess: () => {
      clear();
      toastDone(t`Note saved.`);
    },
    onError: (error) => toastFailed(t`The note is not saved; your text is still here`, error),
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
        label={t`New note`}
        placeholder={t`What should the team know?`}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
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
          aria-label={t`Who may read it`}
          value={visibility}
          onChange={(value) => setVisibility(value === 'private' ? 'private' : 'team')}
          data={[
            { value: 'team', label: t`Team` },
            { value: 'private', label: t`Only me` },
          ]}
        />
        <Button type="submit" size="xs" loading={write.isPending} disabled={body.trim() === ''}>
          <Trans>Save the note</Trans>
        </Button>
      </Group>
    </form>
  );
}

function NoteItem({ note }: { note: Note }) {
  const { t } = useLingui();
  return (
    <NoteCard
      note={note}
      mark={
        note.visibility === 'private' && (
          <>
            {' '}
            <IconLock size={12} role="img" aria-label={t`Only you see it`} />
          </>
        )
      }
      editor={({ value, onChange }) => (
        <Textarea
          aria-label={t`Note`}
          autosize
          minRows={3}
          maxLength={20_000}
          value={value}
          data-autofocus
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      onSave={(body) => editNote(note.id, body)}
      onDelete={() => deleteNote(note.id)}
      onSettled={useRefreshNotes(note.application_id)}
    />
  );
}
