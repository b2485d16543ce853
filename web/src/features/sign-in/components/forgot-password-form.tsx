import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormError } from '@/ui/form-error';
import { requestPasswordReset } from '../api/request-password-reset';
import { EntryLayout } from './entry-layout';

export function ForgotPasswordForm() {
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: isEmail('Enter your e-mail address, such as ana@example.com.') },
  });
  const request = useMutation({ mutationFn: ({ email }: { email: string }) => requestPasswordReset(email) });
  const back = (
    <Anchor renderRoot={(props) => <Link {...props} to="/app/sign-in" />} underline="always">
      Back to the sign-in
    </Anchor>
  );
  if (request.isSuccess)
    return (
      <EntryLayout title="Check your mail" foot={back}>
        <Text size="sm">
          If {form.values.email} has an account, a link to choose a new password is on its way. It works once
          and for one hour.
        </Text>
      </EntryLayout>
    );
  return (
    <EntryLayout title="Forgot your password?" lead="We send you a link to choose a new one." foot={back}>
      <form onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <FormError error={request.error} />
          <Button type="submit" loading={request.isPending}>
            Send the link
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
