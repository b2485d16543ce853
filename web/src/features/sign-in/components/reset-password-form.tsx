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
  const form = useForm({ initialValues: { password: '' }, validate: { password: validatePassword } });
  const reset = useMutation({
    mutationFn: ({ password }: { password: string }) => resetPassword({ token, password }),
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  if (reset.isSuccess)
    return (
      <EntryLayout title="Your password is changed" lead="Every other session was signed out.">
        <Button renderRoot={(props) => <Link {...props} to="/app/sign-in" />}>Sign in</Button>
      </EntryLayout>
    );
  return (
    <EntryLayout
      title="Choose a new password"
      foot={
        <Anchor renderRoot={(props) => <Link {...props} to="/app/forgot-password" />} underline="always">
          Send a new link
        </Anchor>
      }
    >
      {token === '' ? (
        <Text size="sm">
          This address is not complete. Open the link in the mail again, or ask for a new one.
        </Text>
      ) : (
        <form onSubmit={form.onSubmit((values) => reset.mutate(values))} noValidate>
          <Stack>
            <NewPasswordField label="New password" autoFocus {...form.getInputProps('password')} />
            <FormError error={reset.error} />
            <Button type="submit" loading={reset.isPending}>
              Change the password
            </Button>
          </Stack>
        </form>
      )}
    </EntryLayout>
  );
}
