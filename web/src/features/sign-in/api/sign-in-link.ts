import { queryOptions } from '@tanstack/react-query';
import { askForSignInLink as ask, lookAtSignInLink, signInByLink as signInBy } from '@/client';
import { asBrowser } from '@/session/api/as-browser';

export const askForSignInLink = (email: string) => ask({ body: { email } });

export const signInLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['sign-in-link', token],
    queryFn: ({ signal }) => lookAtSignInLink({ body: { token }, signal }),
    retry: false,
    staleTime: Infinity,
  });

export const signInByLink = async (body: { token: string; full_name?: string }) =>
  asBrowser(await signInBy({ body }));
