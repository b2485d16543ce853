import type { Ceremony, CeremonyAnswer } from '@/contract';

/** Browsers reject with this when nothing was picked; one that resolves with nothing means the same. */
// eslint-disable-next-line lingui/no-unlocalized-strings -- a name of the browser's interface
const declined = 'NotAllowedError';

/**
 * Whether passkeys can be used on this page, given the one address where this installation has them.
 * `elsewhere`: at that address; `nowhere`: its address is no name; `insecure`: only over https;
 * `browser`: this browser knows no passkeys.
 */
export type PasskeySupport = 'here' | 'elsewhere' | 'nowhere' | 'insecure' | 'browser';

export const passkeySupport = (origin: string | null): PasskeySupport => {
  if (origin === null) return 'nowhere';
  if (origin !== window.location.origin) return 'elsewhere';
  if (!window.isSecureContext) return 'insecure';
  return typeof PublicKeyCredential !== 'undefined' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
    ? 'here'
    : 'browser';
};

/** The person said no, or the device has nothing to offer: browsers do not tell which (section 14.5). */
export const wasDeclined = (error: unknown): boolean =>
  error instanceof DOMException && [declined, 'AbortError'].includes(error.name);

/** The device has a passkey of this account already. */
export const isThereAlready = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'InvalidStateError';

/** Whether the browser can offer passkeys where the e-mail address is typed. */
export const canOfferInField = async (): Promise<boolean> =>
  'isConditionalMediationAvailable' in PublicKeyCredential &&
  (await PublicKeyCredential.isConditionalMediationAvailable());

/** Lets the device make a passkey. */
export const makePasskey = async ({ options, ceremony }: Ceremony): Promise<CeremonyAnswer> =>
  answer(
    ceremony,
    await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as unknown as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );

/** Lets the device use a passkey: by a dialog, or `inField` when the person picks one there. */
export const presentPasskey = async (
  { options, ceremony }: Ceremony,
  inField?: AbortSignal,
): Promise<CeremonyAnswer> =>
  answer(
    ceremony,
    await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
      ...(inField === undefined ? {} : { mediation: 'conditional', signal: inField }),
    }),
  );

const answer = (ceremony: string, credential: Credential | null): CeremonyAnswer => {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException(undefined, declined);
  const json: object = credential.toJSON();
  return { ceremony, credential: { ...json } };
};
