import { queryOptions } from '@tanstack/react-query';
import type { Note } from '@/contract';
import { api } from '@/http/request';

export const notesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['applications', applicationId, 'notes'],
    queryFn: ({ signal }) => api.get<{ items: Note[] }>(`applications/${applicationId}/notes`, { signal }),
  });

export const writeNote = (applicationId: string, note: { body: string; visibility: string }) =>
  api.post<Note>(`applications/${applicationId}/notes`, note);

export const editNote = (noteId: string, body: string) => api.patch<Note>(`notes/${noteId}`, { body });

export const deleteNote = (noteId: string) => api.delete<null>(`notes/${noteId}`);
