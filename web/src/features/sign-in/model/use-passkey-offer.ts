import { useEffect, useEffectEvent, useState } from 'react';
import type { CeremonyAnswer } from '@/contract';
import { canOfferInField, presentPasskey } from '@/session/passkeys';
import { beginSignIn } from '../api/passkey';

/** Challenges hold for ten minutes; a page that stays open asks for the next one before that. */
const renewAfter = 8 * 60_000;

/**
 * Offers passkeys in the list under the e-mail field (WebAuthn's conditional mediation). Nothing is
 * shown when it fails: the button and the password are there. Only one request of a page can be open,
 * so it is withdrawn while the button asks.
 */
export const usePasskeyOffer = (enabled: boolean, onPicked: (answer: CeremonyAnswer) => void) => {
  const [round, setRound] = useState(0);
  const picked = useEffectEvent(onPicked);
  useEffect(() => {
    if (!enabled) return;
    const withdrawal = new AbortController();
    const next = window.setTimeout(() => setRound((count) => count + 1), renewAfter);
    const offer = async () => {
      if (!(await canOfferInField())) return;
      const ceremony = await beginSignIn();
      // Withdrawn meanwhile, this rejects.
      picked(await presentPasskey(ceremony, withdrawal.signal));
    };
    offer().catch(() => undefined);
    return () => {
      window.clearTimeout(next);
      withdrawal.abort();
    };
  }, [enabled, round]);
};
