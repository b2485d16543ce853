import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { NewPasswordField, validatePassword } from '@/ui/new-password-field';
import { resetPassword } from '../api/reset-password';
import { EntryLayout } from './entry-layout';

export function ResetPasswordForm({ token }: { token: string }) {
  const { t } = useLingui();
  const form = useForm({ initialValues: { password: '' }, validate: { password: validatePassword } });
  const reset = useMutation({
    mutationFn: ({ password }: { password: string }) => resetPassword({ token, password }),
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  if (reset.isSuccess)
    return (
      <EntryLayout title={t`Your password is changed`} lead={t`Every other session was signed out.`}>
        <Button renderRoot={(props) => <Link {...props} to="/app/sign-in" />}>
          <Trans>Sign in</Trans>
        </Button>
      </EntryLayout>
    );
  return (
    <EntryLayout
      title={t`Choose a new password`}
      foot={
        <Anchor renderRoot={(props) => <Link {...props} to="/app/forgot-password" />} underline="always">
          <Trans>Send a new link</Trans>
        </Anchor>
      }
    >
      {token === '' ? (
        <Text size="sm">
          <Trans>This address is not complete. Open the link in the mail again, or ask for a new one.</Trans>
        </Text>
      ) : (
        <form onSubmit={form.onSubmit((values) => reset.mutate(values))} noValidate>
          <Stack>
            <NewPasswordField label={t`New password`} autoFocus {...form.getInputProps('password')} />
            <FormError error={reset.error} />
            <Button type="submit" loading={reset.isPending}>
              <Trans>Change the password</Trans>
            </Button>
          </Stack>
        </form>
      )}
    </EntryLayout>
  );
}
