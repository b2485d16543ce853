import { queryOptions } from '@tanstack/react-query';
import {
  addCandidateFile,
  changeCandidateFile,
  listCandidateFiles,
  listRemovedCandidateFiles,
  removeCandidateFile,
  restoreCandidateFile,
} from '@/client';
import type { CandidateFile, FileKind } from '@/contract';
import { upload } from '@/files/upload';
import { ifMatch } from '@/http/preconditions';

export const candidateFilesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'files'],
    queryFn: ({ signal }) => listCandidateFiles({ path: { candidate_id: candidateId }, signal }),
  });

export const removedFilesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['candidates', candidateId, 'removed-files'],
    queryFn: ({ signal }) => listRemovedCandidateFiles({ path: { candidate_id: candidateId }, signal }),
  });

interface NewFile {
  candidateId: string;
  file: File;
  kind: FileKind;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Stores the file, then adds it to the record. */
export const addFile = async ({ candidateId, file, kind, onProgress, signal }: NewFile) => {
  const stored = await upload(file, 'document', onProgress, signal);
  return addCandidateFile({ path: { candidate_id: candidateId }, body: { file_id: stored.id, kind } });
};

const place = (candidateId: string, fileId: string) => ({
  path: { candidate_id: candidateId, file_id: fileId },
});

export const changeFile = (
  candidateId: string,
  file: CandidateFile,
  body: { filename: string; kind: FileKind },
) => changeCandidateFile({ ...place(candidateId, file.id), body, headers: ifMatch(file.version) });

export const removeFile = (candidateId: string, fileId: string) =>
  removeCandidateFile(place(candidateId, fileId));

export const restoreFile = (candidateId: string, fileId: string) =>
  restoreCandidateFile(place(candidateId, fileId));
