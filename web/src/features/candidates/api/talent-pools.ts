import { queryOptions } from '@tanstack/react-query';
import {
  createTalentPool,
  fillTalentPool,
  listTalentPools,
  removeTalentPool,
  updateTalentPool,
} from '@/client';
import { ifMatch } from '@/http/preconditions';

export const talentPoolsQuery = queryOptions({
  queryKey: ['talent-pools'],
  queryFn: ({ signal }) => listTalentPools({ signal }),
});

export interface PoolInput {
  name: string;
  description: string;
}

export const makePool = (body: PoolInput) => createTalentPool({ body });

export const changePool = (id: string, version: number, body: PoolInput) =>
  updateTalentPool({ path: { pool_id: id }, body, headers: ifMatch(version) });

export const deletePool = (id: string) => removeTalentPool({ path: { pool_id: id } });

export const fillPool = (id: string, body: { add?: string[]; remove?: string[] }) =>
  fillTalentPool({ path: { pool_id: id }, body });
