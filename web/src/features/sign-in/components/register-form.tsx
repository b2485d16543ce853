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
  const form = useForm({
    initialValues: { full_name: '', email: '', password: '' },
    validate: {
      full_name: isNotEmpty('Enter your name.'),
      email: isEmail('Enter your e-mail address, such as ana@example.com.'),
      password: validatePassword,
    },
  });
  const registration = useMutation({
    mutationFn: register,
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  if (registration.isSuccess)
    return (
      <EntryLayout title="Check your mail" lead={`We wrote to ${form.values.email}.`}>
        <Text size="sm">
          Open the link in the mail to confirm the address; then you can sign in and see every application you
          made with it.
        </Text>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/portal/sign-in" />}>
          To the sign-in
        </Button>
      </EntryLayout>
    );
  return (
    <EntryLayout
      title="Create an account"
      lead="One place for all your applications."
      foot={
        <>
          Have an account?{' '}
          <Anchor renderRoot={(props) => <Link {...props} to="/portal/sign-in" />} underline="always">
            Sign in
          </Anchor>
        </>
      }
    >
      <form onSubmit={form.onSubmit((values) => registration.mutate(values))} noValidate>
        <Stack>
          <TextInput label="Full name" autoComplete="name" {...form.getInputProps('full_name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <NewPasswordField {...form.getInputProps('password')} />
          <FormError error={registration.error} />
          <Button type="submit" loading={registration.isPending}>
            Create the account
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
