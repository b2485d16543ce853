import { beginPasskeySignIn, signInWithPasskey as signInWith } from '@/client';
import type { CeremonyAnswer } from '@/contract';
import { asBrowser } from '@/session/api/as-browser';

export const beginSignIn = () => beginPasskeySignIn();

export const signInWithPasskey = async (body: CeremonyAnswer) => asBrowser(await signInWith({ body }));
