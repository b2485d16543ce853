import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { InvitationLookup } from '@/contract';
import { formatDate } from '@/format/dates';
import { humanize, midSentence } from '@/format/words';
import { fieldMessages, hasStatus, sentence } from '@/http/problem';
import { meKey } from '@/session/api/get-me';
import { homeOf } from '@/session/home';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { NewPasswordField, validatePassword } from '@/ui/new-password-field';
import { acceptInvitation } from '../api/accept-invitation';
import { invitationQuery } from '../api/get-invitation';
import { EntryLayout } from './entry-layout';

export function AcceptInvitationPanel({ token }: { token: string }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(invitationQuery(token));
  if (error !== null)
    return (
      <EntryLayout title={t`This invitation is not open`}>
        {hasStatus(error, 404, 409, 410, 422) ? (
          <Text size="sm">
            <Trans>
              {sentence(error)} Invitations work once and for a limited time; ask whoever sent it for a new
              one.
            </Trans>
          </Text>
        ) : (
          <ErrorPanel error={error} what={t`The invitation`} onRetry={() => void refetch()} />
        )}
      </EntryLayout>
    );
  if (isPending)
    return (
      <EntryLayout title={t`Invitation`}>
        <Skeleton height={120} />
      </EntryLayout>
    );
  return <AcceptForm token={token} invitation={data} />;
}

function AcceptForm({ token, invitation }: { token: string; invitation: InvitationLookup }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { full_name: '', password: '' },
    validate: invitation.needs_account
      ? { full_name: isNotEmpty(t`Enter your name.`), password: validatePassword }
      : {},
  });
  const acceptance = useMutation({
    mutationFn: (values: { full_name: string; password: string }) =>
      acceptInvitation(invitation.needs_account ? { token, ...values } : { token }),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(meKey, me);
      router.history.push(homeOf(me));
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  return (
    <EntryLayout
      title={t`Join ${invitation.organization_name}`}
      lead={
        <>
          <Trans>
            As{' '}
            {invitation.role_name === ''
              ? midSentence(humanize(invitation.role))
              : `“${invitation.role_name}”`}
            , with {invitation.email}. The invitation is good until {formatDate(invitation.expires_at)}.
          </Trans>
        </>
      }
    >
      <form onSubmit={form.onSubmit((values) => acceptance.mutate(values))} noValidate>
        <Stack>
          {invitation.needs_account ? (
            <>
              <TextInput
                label={t`Full name`}
                autoComplete="name"
                autoFocus
                {...form.getInputProps('full_name')}
              />
              <input
                type="hidden"
                name="username"
                autoComplete="username"
                value={invitation.email}
                readOnly
              />
              <NewPasswordField {...form.getInputProps('password')} />
            </>
          ) : (
            <Text size="sm">
              <Trans>You have an account with this address; nothing more is needed.</Trans>
            </Text>
          )}
          <FormError error={acceptance.error} />
          <Button type="submit" loading={acceptance.isPending}>
            <Trans>Accept the invitation</Trans>
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
