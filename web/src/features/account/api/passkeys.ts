import { queryOptions } from '@tanstack/react-query';
import {
  addPasskey as add,
  beginConfirmation,
  beginPasskey,
  confirm,
  confirmByPasskey as confirmBy,
  listOwnPasskeys,
  removePasskey as remove,
  renamePasskey as rename,
} from '@/client';
import { makePasskey, presentPasskey } from '@/session/passkeys';

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => listOwnPasskeys({ signal }),
});

export const addPasskey = async (name: string) =>
  add({ body: { ...(await makePasskey(await beginPasskey())), name } });

export const renamePasskey = ({ id, name }: { id: string; name: string }) =>
  rename({ path: { passkey_id: id }, body: { name } });

/** `mailIsEnough`: that only a mailed link signs in from then on is meant. */
export const removePasskey = ({ id, mailIsEnough }: { id: string; mailIsEnough: boolean }) =>
  remove({ path: { passkey_id: id }, query: { mail_is_enough: mailIsEnough } });

export const confirmByPassword = (password: string) => confirm({ body: { password } });

export const confirmByPasskey = async () =>
  confirmBy({ body: await presentPasskey(await beginConfirmation()) });
