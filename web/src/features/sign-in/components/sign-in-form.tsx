import { Alert, Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { Me } from '@/contract';
import { meKey } from '@/session/api/get-me';
import { homeOf, safeNext } from '@/session/home';
import { FormError } from '@/ui/form-error';
import { signIn } from '../api/sign-in';
import { EntryLayout } from './entry-layout';

interface SignInProps {
  audience: 'team' | 'candidate';
  next?: string;
  ended?: boolean;
}

/** E-mail and password; afterwards the screen one came from, or one's home. */
export function SignInForm({ audience, next, ended = false }: SignInProps) {
  const client = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: isEmail('Enter your e-mail address, such as ana@example.com.'),
      password: isNotEmpty('Enter your password.'),
    },
  });
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (me: Me) => {
      client.clear();
      client.setQueryData(meKey, me);
      router.history.push(safeNext(next) ?? homeOf(me));
    },
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <EntryLayout
      title="Sign in"
      lead={audience === 'team' ? 'To your hiring team’s console.' : 'To see where your applications stand.'}
      foot={
        audience === 'candidate' ? (
          <>
            No account yet?{' '}
            <Anchor renderRoot={(props) => <Link {...props} to="/portal/register" />} underline="always">
              Create one
            </Anchor>
          </>
        ) : (
          <>
            Looking for your applications?{' '}
            <Anchor renderRoot={(props) => <Link {...props} to="/portal/sign-in" />} underline="always">
              Candidate sign-in
            </Anchor>
          </>
        )
      }
    >
      {ended && (
        <Alert color="yellow" role="status">
          Your session ended. Sign in to go on where you were; what you typed is kept.
        </Alert>
      )}
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('password')}
          />
          <FormError error={attempt.error} />
          <Group justify="space-between">
            <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/forgot-password" />}>
              Forgot the password?
            </Anchor>
            <Button type="submit" loading={attempt.isPending}>
              Sign in
            </Button>
          </Group>
        </Stack>
      </form>
    </EntryLayout>
  );
}
