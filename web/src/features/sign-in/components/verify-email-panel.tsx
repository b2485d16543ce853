import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormError } from '@/ui/form-error';
import { verifyEmail } from '../api/verify-email';
import { EntryLayout } from './entry-layout';

/** Confirms by a press, not by opening the page: mail scanners open links. */
export function VerifyEmailPanel({ token }: { token: string }) {
  const { t } = useLingui();
  const verification = useMutation({ mutationFn: () => verifyEmail(token) });
  if (verification.isSuccess)
    return (
      <EntryLayout title={t`Address confirmed`} lead={t`You can sign in now.`}>
        <Button renderRoot={(props) => <Link {...props} to="/portal/sign-in" />}>
          <Trans>Sign in</Trans>
        </Button>
      </EntryLayout>
    );
  return (
    <EntryLayout title={t`Confirm your address`}>
      <Stack>
        <Text size="sm">
          {token === ''
            ? t`This address is not complete. Open the link in the mail again.`
            : t`Press the button to confirm that this mailbox is yours.`}
        </Text>
        <FormError error={verification.error} />
        <Button
          disabled={token === ''}
          loading={verification.isPending}
          onClick={() => verification.mutate()}
        >
          <Trans>Confirm</Trans>
        </Button>
      </Stack>
    </EntryLayout>
  );
}
