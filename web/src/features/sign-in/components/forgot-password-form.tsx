import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormError } from '@/ui/form-error';
import { requestPasswordReset } from '../api/request-password-reset';
import { EntryLayout } from './entry-layout';

export function ForgotPasswordForm() {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: isEmail(t`Enter your e-mail address, such as ana@example.com.`) },
  });
  const request = useMutation({ mutationFn: ({ email }: { email: string }) => requestPasswordReset(email) });
  const back = (
    <Anchor renderRoot={(props) => <Link {...props} to="/app/sign-in" />} underline="always">
      <Trans>Back to the sign-in</Trans>
    </Anchor>
  );
  if (request.isSuccess)
    return (
      <EntryLayout title={t`Check your mail`} foot={back}>
        <Text size="sm">
          <Trans>
            If {form.values.email} has an account, a link to choose a new password is on its way. It works
            once and for one hour.
          </Trans>
        </Text>
      </EntryLayout>
    );
  return (
    <EntryLayout
      title={t`Forgot your password?`}
      lead={t`We send you a link to choose a new one.`}
      foot={back}
    >
      <form onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label={t`E-mail`}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <FormError error={request.error} />
          <Button type="submit" loading={request.isPending}>
            <Trans>Send the link</Trans>
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
