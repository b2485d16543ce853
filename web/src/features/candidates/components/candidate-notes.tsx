import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Select, Stack } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate, CandidateNote, NoteAudience } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { useDraftText } from '@/drafts/use-draft';
import { formatList } from '@/format/numbers';
import { NoteCard } from '@/notes/note-card';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { candidateNotesQuery, deleteNote, editNote, writeNote } from '../api/notes';
import { mentioned } from '../model/mentions';
import { NoteText } from './note-text';

const audiences: Record<NoteAudience, string> = {
  get everyone() {
    return t`Everyone who sees the candidate`;
  },
  get hiring_team() {
    return t`The hiring team`;
  },
  get recruiters() {
    return t`Recruiters and administrators`;
  },
};

/** Notes about a person; candidates never see them. */
export function CandidateNotes({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(candidateNotesQuery(candidate.id));
  return (
    <Stack gap="md">
      <Can do="notes:write">
        <Composer candidateId={candidate.id} />
      </Can>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The notes`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconNote size={22} />} title={t`No notes yet`} compact>
          <Trans>
            Write down what concerns the person rather than one application. With @ you call a colleague.
          </Trans>
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
  const { t } = useLingui();
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
          ? t`Note saved.`
          : t`Note saved; ${formatList(note.mentions.map((one) => one.full_name))} will be told.`,
      );
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
      <NoteText
        label={t`New note`}
        placeholder={t`What should the team know? @ calls a colleague.`}
        value={body}
        onChange={setBody}
        onSubmit={submit}
        people={members?.items ?? []}
      />
      <Group justify="space-between" mt="xs">
        <Select
          size="xs"
          w={{ base: '100%', xs: 250 }}
          aria-label={t`Who may read it`}
          allowDeselect={false}
          value={audience}
          onChange={(value) => setAudience((value ?? 'everyone') as NoteAudience)}
          data={Object.entries(audiences).map(([value, label]) => ({ value, label }))}
        />
        <Button type="submit" size="xs" loading={write.isPending} disabled={body.trim() === ''}>
          <Trans>Save the note</Trans>
        </Button>
      </Group>
    </form>
  );
}

function NoteItem({ note }: { note: CandidateNote }) {
  const { t } = useLingui();
  const { data: members } = useQuery(membersQuery);
  const people = members?.items ?? [];
  return (
    <NoteCard
      note={note}
      badge={
        note.audience !== 'everyone' && (
          <Badge color="gray" variant="outline" tt="none" fw={500} visibleFrom="xs">
            {audiences[note.audience]}
          </Badge>
        )
      }
      editor={(field) => <NoteText label={t`Note`} people={people} {...field} />}
      onSave={(body) => editNote(note.id, note.version, { body, mentions: mentioned(body, people) })}
      onDelete={() => deleteNote(note.id)}
      onSettled={useRefreshNotes(note.candidate_id)}
    />
  );
}
