import { Trans } from '@lingui/react/macro';
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { CeremonyAnswer, Me } from '@/contract';
import { passkeySiteQuery } from '@/session/api/passkey-site';
import { passkeySupport, presentPasskey, wasDeclined } from '@/session/passkeys';
import { FormError } from '@/ui/form-error';
import { beginSignIn, signInWithPasskey } from '../api/passkey';
import { usePasskeyOffer } from '../model/use-passkey-offer';

/** Signs in with a passkey, by a button and in the list under the e-mail field; absent where none work. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { data: site } = useQuery(passkeySiteQuery);
  const support = site === undefined ? undefined : passkeySupport(site.origin);
  const attempt = useMutation({
    mutationFn: async (picked?: CeremonyAnswer) =>
      signInWithPasskey(picked ?? (await presentPasskey(await beginSignIn()))),
    onSuccess: onSignedIn,
  });
  usePasskeyOffer(support === 'here' && !attempt.isPending, (answer) => attempt.mutate(answer));
  if (support === 'elsewhere' && typeof site?.origin === 'string')
    return (
      <Text size="xs" c="dimmed">
        <Trans>
          Passkeys work at{' '}
          <Anchor
            href={`${site.origin}${window.location.pathname}${window.location.search}`}
            inherit
            underline="always"
          >
            {site.origin}
          </Anchor>
          , not at this address.
        </Trans>
      </Text>
    );
  if (support !== 'here') return null;
  return (
    <Stack gap="xs">
      {wasDeclined(attempt.error) ? (
        <Alert color="yellow" role="status">
          <Trans>No passkey was used. Try again, or sign in another way.</Trans>
        </Alert>
      ) : (
        <FormError error={attempt.error} />
      )}
      <Button
        variant="default"
        leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden />}
        loading={attempt.isPending}
        onClick={() => attempt.mutate(undefined)}
      >
        <Trans>Sign in with a passkey</Trans>
      </Button>
    </Stack>
  );
}
