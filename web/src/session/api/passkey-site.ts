import { queryOptions } from '@tanstack/react-query';
import { getPasskeySite } from '@/client';

/** At which address passkeys work: fixed for as long as the server runs. */
export const passkeySiteQuery = queryOptions({
  queryKey: ['passkey-site'],
  queryFn: ({ signal }) => getPasskeySite({ signal }),
  staleTime: Infinity,
});
