import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { clearDrafts } from '@/drafts/use-draft';
import { forgetKept } from '@/offline/kept';
import { forgetSubscription } from '@/push/devices';
import { toastFailed } from '@/ui/toast';
import { signOut } from './api/sign-out';
import { startAfresh } from './start-afresh';

/** Ends the session and forgets everything that was read under it. */
export const useSignOut = () => {
  const { t } = useLingui();
  const router = useRouter();
  return async () => {
    const portal = router.state.location.pathname.startsWith('/portal');
    try {
      await signOut();
    } catch (error) {
      toastFailed(t`You are still signed in`, error);
      return;
    }
    clearDrafts();
    await forgetKept();
    await forgetSubscription();
    startAfresh(portal ? '/portal/sign-in' : '/app/sign-in');
  };
};
