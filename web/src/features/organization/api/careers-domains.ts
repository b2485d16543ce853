import { queryOptions } from '@tanstack/react-query';
import {
  addCareersDomain,
  checkCareersDomain,
  listCareersDomains,
  makeCareersDomainMain,
  removeCareersDomain,
} from '@/client';

const WHILE_CHECKING = 2_000;

export const careersDomainsQuery = queryOptions({
  queryKey: ['careers-domains'],
  queryFn: ({ signal }) => listCareersDomains({ signal }),
  // The server tells when a check is over; asking, too, covers a lost connection.
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ checking }) => checking) ? WHILE_CHECKING : false,
});

export const addDomain = (host: string) => addCareersDomain({ body: { host } });

const of = (domain_id: string) => ({ path: { domain_id } });

export const checkDomain = (id: string) => checkCareersDomain(of(id));

export const makeDomainMain = (id: string) => makeCareersDomainMain(of(id));

export const removeDomain = (id: string) => removeCareersDomain(of(id));
