import { ensureTag, mergeTag, removeTag, tagCandidates, updateTag } from '@/client';
import type { TagColor } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export { tagsQuery } from '@/directory/api/get-tags';

/** Makes the tag, or finds the one of this name. */
export const makeTag = (name: string, color: TagColor = 'gray') => ensureTag({ body: { name, color } });

export const changeTag = (id: string, version: number, body: { name?: string; color?: TagColor }) =>
  updateTag({ path: { tag_id: id }, body, headers: ifMatch(version) });

export const deleteTag = (id: string) => removeTag({ path: { tag_id: id } });

export const mergeTags = (id: string, intoId: string) =>
  mergeTag({ path: { tag_id: id }, body: { into_id: intoId } });

/** Marks a few at once; many are an operation. */
export const markCandidates = (body: { candidate_ids: string[]; add?: string[]; remove?: string[] }) =>
  tagCandidates({ body });
