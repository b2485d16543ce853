import { Trans, useLingui } from '@lingui/react/macro';
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
import { MailLinkButton } from './mail-link-button';
import { PasskeySignIn } from './passkey-sign-in';

interface SignInProps {
  audience: 'team' | 'candidate';
  next?: string;
  ended?: boolean;
  deleted?: boolean;
}

/** E-mail and password; afterwards the screen one came from, or one's home. */
export function SignInForm({ audience, next, ended = false, deleted = false }: SignInProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: isEmail(t`Enter your e-mail address, such as ana@example.com.`),
      password: isNotEmpty(t`Enter your password.`),
    },
  });
  const arrive = (me: Me) => {
    client.clear();
    client.setQueryData(meKey, me);
    router.history.push(safeNext(next) ?? homeOf(me));
  };
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: arrive,
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <EntryLayout
      title={t`Sign in`}
      lead={
        audience === 'team' ? t`To your hiring team’s console.` : t`To see where your applications stand.`
      }
      foot={
        audience === 'candidate' ? (
          <>
            <Trans>
              No account yet?{' '}
              <Anchor renderRoot={(props) => <Link {...props} to="/portal/register" />} underline="always">
                Create one
              </Anchor>
            </Trans>
          </>
        ) : (
          <>
            <Trans>
              Looking for your applications?{' '}
              <Anchor renderRoot={(props) => <Link {...props} to="/portal/sign-in" />} underline="always">
                Candidate sign-in
              </Anchor>
            </Trans>
          </>
        )
      }
    >
      {deleted && (
        <Alert color="spruce" role="status">
          <Trans>Your account is deleted. A mail says so, too.</Trans>
        </Alert>
      )}
      {ended && (
        <Alert color="yellow" role="status">
          <Trans>Your session ended. Sign in to go on where you were; what you typed is kept.</Trans>
        </Alert>
      )}
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label={t`E-mail`}
            type="email"
            autoComplete="username webauthn"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
            {...form.getInputProps('password')}
          />
          <FormError error={attempt.error} />
          <Group justify="space-between">
            <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/forgot-password" />}>
              <Trans>Forgot the password?</Trans>
            </Anchor>
            <Button type="submit" loading={attempt.isPending}>
              <Trans>Sign in</Trans>
            </Button>
          </Group>
          <MailLinkButton email={form.values.email} check={() => !form.validateField('email').hasError} />
          <PasskeySignIn onSignedIn={arrive} />
        </Stack>
      </form>
    </EntryLayout>
  );
}
