import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Leads to the sign-in, once, with the way back to where the session ended. */
export function EndedSession({ to }: { to: '/app/sign-in' | '/portal/sign-in' }) {
  const router = useRouter();
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) return;
    gone.current = true;
    const next = router.state.location.href;
    void router.navigate({ to, search: { next, ended: true }, replace: true });
  }, [router, to]);
  return null;
}
