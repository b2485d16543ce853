import { Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { InvitationLookup } from '@/contract';
import { formatDate } from '@/format/dates';
import { humanize } from '@/format/words';
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
  const { data, error, isPending, refetch } = useQuery(invitationQuery(token));
  if (error !== null)
    return (
      <EntryLayout title="This invitation is not open">
        {hasStatus(error, 404, 409, 410, 422) ? (
          <Text size="sm">
            {sentence(error)} Invitations work once and for a limited time; ask whoever sent it for a new one.
          </Text>
        ) : (
          <ErrorPanel error={error} what="The invitation" onRetry={() => void refetch()} />
        )}
      </EntryLayout>
    );
  if (isPending)
    return (
      <EntryLayout title="Invitation">
        <Skeleton height={120} />
      </EntryLayout>
    );
  return <AcceptForm token={token} invitation={data} />;
}

function AcceptForm({ token, invitation }: { token: string; invitation: InvitationLookup }) {
  const client = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { full_name: '', password: '' },
    validate: invitation.needs_account
      ? { full_name: isNotEmpty('Enter your name.'), password: validatePassword }
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
      title={`Join ${invitation.organization_name}`}
      lead={
        <>
          As {humanize(invitation.role).toLowerCase()}, with {invitation.email}. The invitation is good until{' '}
          {formatDate(invitation.expires_at)}.
        </>
      }
    >
      <form onSubmit={form.onSubmit((values) => acceptance.mutate(values))} noValidate>
        <Stack>
          {invitation.needs_account ? (
            <>
              <TextInput
                label="Full name"
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
            <Text size="sm">You have an account with this address; nothing more is needed.</Text>
          )}
          <FormError error={acceptance.error} />
          <Button type="submit" loading={acceptance.isPending}>
            Accept the invitation
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}
