import { Trans } from '@lingui/react/macro';
import { Alert, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FormError } from '@/ui/form-error';
import { askForSignInLink } from '../api/sign-in-link';

/** Sends a link that signs in to the address that was typed beside the password. */
export function MailLinkButton({ email, check }: { email: string; check: () => boolean }) {
  const request = useMutation({ mutationFn: askForSignInLink });
  return (
    <Stack gap="xs">
      {request.isSuccess && (
        <Alert color="yellow" role="status">
          <Trans>
            A link to sign in is on its way to {request.variables}. It works once, for 15 minutes.
          </Trans>
        </Alert>
      )}
      <FormError error={request.error} />
      <Button
        variant="default"
        loading={request.isPending}
        onClick={() => {
          if (check()) request.mutate(email.trim());
        }}
      >
        <Trans>Mail me a link instead</Trans>
      </Button>
    </Stack>
  );
}
