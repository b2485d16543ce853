import { queryOptions } from '@tanstack/react-query';
import {
  addProfileItem,
  arrangeProfileItems,
  editProfileItem,
  exportProfile,
  getProfile,
  readResumesAgain,
  removeProfileItem,
  restoreProfileItem,
  undoProfileChange,
} from '@/client';
import type { Profile, ProfileItem, ProfileSection } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export type Values = Record<string, string[]>;

const isWaiting = (profile: Profile | undefined) =>
  profile?.sources.some(({ state }) => state === 'waiting') ?? false;

/** Asked again while a résumé is being read, should the push that says so be lost. */
export const profileQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['profiles', candidateId],
    queryFn: ({ signal }) => getProfile({ path: { candidate_id: candidateId }, signal }),
    refetchInterval: (query) => (isWaiting(query.state.data) ? 4000 : false),
  });

const of = (candidateId: string, itemId: string) => ({
  path: { candidate_id: candidateId, profile_item_id: itemId },
});

export const addItem = (candidateId: string, section: ProfileSection, values: Values) =>
  addProfileItem({ path: { candidate_id: candidateId }, body: { section, values } });

export const editItem = (
  candidateId: string,
  item: Pick<ProfileItem, 'id' | 'version'>,
  values: Record<string, string[] | null>,
) => editProfileItem({ ...of(candidateId, item.id), body: { values }, headers: ifMatch(item.version) });

export const removeItem = (candidateId: string, item: ProfileItem) =>
  removeProfileItem({ ...of(candidateId, item.id), headers: ifMatch(item.version) });

export const restoreItem = (candidateId: string, itemId: string) =>
  restoreProfileItem({ path: { candidate_id: candidateId, removed_item_id: itemId } });

export const arrange = (candidateId: string, section: ProfileSection, itemIds: string[]) =>
  arrangeProfileItems({ path: { candidate_id: candidateId }, body: { section, item_ids: itemIds } });

export const undoChange = (candidateId: string, changeId: string) =>
  undoProfileChange({ path: { candidate_id: candidateId, profile_change_id: changeId } });

export const readAgain = (candidateId: string) => readResumesAgain({ path: { candidate_id: candidateId } });

export const jsonResume = (candidateId: string) => exportProfile({ path: { candidate_id: candidateId } });
