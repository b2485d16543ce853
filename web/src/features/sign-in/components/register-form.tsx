import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { NewPasswordField, validatePassword } from '@/ui/new-password-field';
import { register } from '../api/register';
import { EntryLayout } from './entry-layout';

/** A candidate's account; the answer is the same whether the address is known or not. */
export function RegisterForm() {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { full_name: '', email: '', password: '' },
    validate: {
      full_name: isNotEmpty(t`Enter your name.`),
      email: isEmail(t`Enter your e-mail address, such as ana@example.com.`),
      password: validatePassword,
    },
  });
  const registration = useMutation({
    mutationFn: register,
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  if (registration.isSuccess)
    return (
      <EntryLayout title={t`Check your mail`} lead={t`We wrote to ${form.values.email}.`}>
        <Text size="sm">
          <Trans>
            Open the link in the mail to confirm the address; then you can sign in and see every application
            you made with it.
          </Trans>
        </Text>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/portal/sign-in" />}>
          <Trans>To the sign-in</Trans>
        </Button>
      </EntryLayout>
    );
  return (
    <EntryLayout
      title={t`Create an account`}
      lead={t`One place for all your applications.`}
      foot={
        <>
          <Trans>
            Have an account?{' '}
            <Anchor renderRoot={(props) => <Link {...props} to="/portal/sign-in" />} underline="always">
              Sign in
            </Anchor>
          </Trans>
        </>
      }
    >
      <form onSubmit={form.onSubmit((values) => registration.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t`Full name`} autoComplete="name" {...form.getInputProps('full_name')} />
          <TextInput
            label={t`E-mail`}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <NewPasswordField {...form.getInputProps('password')} />
          <FormError error={registration.error} />
          <Button type="submit" loading={registration.isPending}>
            <Trans>Create the account</Trans>
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
