import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { SignInLink } from '@/contract';
import { fieldMessages, hasStatus, sentence } from '@/http/problem';
import { meKey } from '@/session/api/get-me';
import { homeOf } from '@/session/home';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { signInByLink, signInLinkQuery } from '../api/sign-in-link';
import { EntryLayout } from './entry-layout';

/** Signs in by a press, not by opening the page: mail scanners open links. */
export function SignInLinkPanel({ token }: { token: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(signInLinkQuery(token));
  if (error !== null)
    return (
      <EntryLayout
        title={t`This link does not work any more`}
        foot={
          <Anchor renderRoot={(props) => <Link {...props} to="/portal/sign-in" />} underline="always">
            <Trans>Back to the sign-in</Trans>
          </Anchor>
        }
      >
        {hasStatus(error, 404, 410, 422) ? (
          <Text size="sm">{sentence(error)}</Text>
        ) : (
          <ErrorPanel error={error} what={t`The link`} onRetry={() => void refetch()} />
        )}
      </EntryLayout>
    );
  if (data === undefined)
    return (
      <EntryLayout title={t`Sign in`}>
        <Skeleton height={90} />
      </EntryLayout>
    );
  return <Press token={token} link={data} />;
}

function Press({ token, link }: { token: string; link: SignInLink }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { full_name: '' },
    validate: link.needs_name ? { full_name: isNotEmpty(t`Enter your name.`) } : {},
  });
  const attempt = useMutation({
    mutationFn: ({ full_name }: { full_name: string }) =>
      signInByLink(link.needs_name ? { token, full_name } : { token }),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(meKey, me);
      router.history.push(homeOf(me));
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  return (
    <EntryLayout title={t`Sign in`} lead={<Trans>As {link.email}</Trans>}>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          {link.needs_name && (
            <TextInput
              label={t`Full name`}
              autoComplete="name"
              autoFocus
              {...form.getInputProps('full_name')}
            />
          )}
          <FormError error={attempt.error} />
          <Button type="submit" loading={attempt.isPending}>
            <Trans>Sign in</Trans>
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
