import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { clearDrafts } from '@/drafts/use-draft';
import { toastFailed } from '@/ui/toast';
import { meKey } from './api/get-me';
import { signOut } from './api/sign-out';

/** Ends the session and forgets everything that was read under it. */
export const useSignOut = () => {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    const portal = router.state.location.pathname.startsWith('/portal');
    try {
      await signOut();
    } catch (error) {
      toastFailed('You are still signed in', error);
      return;
    }
    clearDrafts();
    await router.navigate({ to: portal ? '/portal/sign-in' : '/app/sign-in' });
    client.clear();
    client.setQueryData(meKey, null);
  };
};
