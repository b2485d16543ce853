import { queryOptions } from '@tanstack/react-query';
import {
  addMyProfileItem,
  editMyProfileItem,
  getMyProfile,
  removeMyProfileItem,
  restoreMyProfileItem,
  undoMyProfileChange,
} from '@/client';
import type { ProfileSection } from '@/contract';
import { ifMatch } from '@/http/preconditions';

interface Versioned {
  id: string;
  version: number;
}

export const myProfileQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'profile', id],
    queryFn: ({ signal }) => getMyProfile({ path: { application_id: id }, signal }),
    // No live stream here: look again while a résumé is being read.
    refetchInterval: ({ state }) =>
      state.data?.resumes.some((one) => one.state === 'waiting') === true ? 4_000 : false,
  });

const of = (id: string, item: string) => ({ path: { application_id: id, my_profile_item_id: item } });

export const addOwn = (id: string, section: ProfileSection, values: Record<string, string[]>) =>
  addMyProfileItem({ path: { application_id: id }, body: { section, values } });

export const editOwn = (id: string, item: Versioned, values: Record<string, string[]>) =>
  editMyProfileItem({ ...of(id, item.id), body: { values }, headers: ifMatch(item.version) });

export const removeOwn = (id: string, item: Versioned) =>
  removeMyProfileItem({ ...of(id, item.id), headers: ifMatch(item.version) });

export const restoreOwn = (id: string, item: string) =>
  restoreMyProfileItem({ path: { application_id: id, my_removed_item_id: item } });

export const undoOwn = (id: string, change: string) =>
  undoMyProfileChange({ path: { application_id: id, my_profile_change_id: change } });
