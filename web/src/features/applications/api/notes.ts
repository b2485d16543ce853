import { queryOptions } from '@tanstack/react-query';
import { addNote, changeNote, listNotes, removeNote } from '@/client';
import type { NoteVisibility } from '@/contract';

export const notesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'notes'],
    queryFn: ({ signal }) => listNotes({ path: { application_id: applicationId }, signal }),
  });

export const writeNote = (applicationId: string, body: { body: string; visibility: NoteVisibility }) =>
  addNote({ path: { application_id: applicationId }, body });

export const editNote = (noteId: string, body: string) =>
  changeNote({ path: { note_id: noteId }, body: { body } });

export const deleteNote = (noteId: string) => removeNote({ path: { note_id: noteId } });
