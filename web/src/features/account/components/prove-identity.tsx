import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldMessages } from '@/http/problem';
import { wasDeclined } from '@/session/passkeys';
import { useSignOut } from '@/session/use-sign-out';
import { FormError } from '@/ui/form-error';
import { confirmByPasskey, confirmByPassword, passkeysQuery } from '../api/passkeys';

interface ProveIdentityProps {
  opened: boolean;
  hasPassword: boolean;
  hasPasskey: boolean;
  onClose: () => void;
  onProved: () => void;
}

/** Asks for a proof before what one signs in with is changed: the session may have been left open. */
export function ProveIdentity({ opened, onClose, ...rest }: ProveIdentityProps) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Is it you?`}>
      <Proof {...rest} />
    </Modal>
  );
}

function Proof({ hasPassword, hasPasskey, onProved }: Omit<ProveIdentityProps, 'opened' | 'onClose'>) {
  const { t } = useLingui();
  const client = useQueryClient();
  const signOut = useSignOut();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: isNotEmpty(t`Enter your password.`) },
  });
  const proved = async () => {
    await client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    onProved();
  };
  const byPassword = useMutation({
    mutationFn: confirmByPassword,
    onSuccess: proved,
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  const byPasskey = useMutation({ mutationFn: confirmByPasskey, onSuccess: proved });
  return (
    <Stack>
      <Text size="sm">
        <Trans>You signed in a while ago. Before this changes how you sign in, show that it is you.</Trans>
      </Text>
      {hasPassword && (
        <form onSubmit={form.onSubmit(({ password }) => byPassword.mutate(password))} noValidate>
          <Stack>
            <PasswordInput
              label={t`Password`}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
              data-autofocus
              {...form.getInputProps('password')}
            />
            <FormError error={byPassword.error} />
            <Button type="submit" loading={byPassword.isPending}>
              <Trans>Go on</Trans>
            </Button>
          </Stack>
        </form>
      )}
      {hasPasskey && (
        <>
          {wasDeclined(byPasskey.error) ? (
            <Alert color="yellow" role="status">
              <Trans>No passkey was used.</Trans>
            </Alert>
          ) : (
            <FormError error={byPasskey.error} />
          )}
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden />}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            <Trans>Use a passkey</Trans>
          </Button>
        </>
      )}
      {!hasPassword && !hasPasskey && (
        <>
          <Text size="sm">
            <Trans>You have no password: sign out, and come back by a link that we mail to you.</Trans>
          </Text>
          <Button variant="default" onClick={() => void signOut()}>
            <Trans>Sign out</Trans>
          </Button>
        </>
      )}
    </Stack>
  );
}
