import { queryOptions } from '@tanstack/react-query';
import { addCandidateNote, changeCandidateNote, listCandidateNotes, removeCandidateNote } from '@/client';
import type { NoteAudience } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const candidateNotesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'notes'],
    queryFn: ({ signal }) => listCandidateNotes({ path: { candidate_id: candidateId }, signal }),
  });

export interface NoteInput {
  body: string;
  audience: NoteAudience;
  mentions: string[];
}

export const writeNote = (candidateId: string, body: NoteInput) =>
  addCandidateNote({ path: { candidate_id: candidateId }, body });

export const editNote = (id: string, version: number, body: { body: string; mentions: string[] }) =>
  changeCandidateNote({ path: { candidate_note_id: id }, body, headers: ifMatch(version) });

export const deleteNote = (id: string) => removeCandidateNote({ path: { candidate_note_id: id } });
