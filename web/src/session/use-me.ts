import { t } from '@lingui/core/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '@/contract';
import { meQuery } from './api/get-me';

/** The signed-in person; use beneath a route that has already refused strangers. */
export const useMe = (): Me => {
  const { data } = useSuspenseQuery(meQuery);
  if (data === null) throw new SignedOut();
  return data;
};

/** Raised when the session ends while a guarded screen is open. */
export class SignedOut extends Error {
  constructor() {
    super(t`The session has ended.`);
    this.name = 'SignedOut';
  }
}
