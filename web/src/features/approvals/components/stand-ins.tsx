import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { delegate, delegationsQuery, endDelegation } from '@/approvals/approvals';
import type { ApprovalDelegation } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { formatDate } from '@/format/dates';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';

const empty = { delegate_id: '', starts_at: '', ends_at: '' };

/** Who decides in whose place, and until when. */
export function StandIns() {
  const readsMembers = useCan('members:read');
  const { data } = useQuery(delegationsQuery);
  const items = data?.items ?? [];
  if (!readsMembers && items.length === 0) return null;
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        <Trans>While you are away</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Somebody else can decide in your place for a span of time. You still can, too.</Trans>
      </Text>
      <Stack gap="xs">
        {items.map((one) => (
          <Span key={one.id} span={one} />
        ))}
        {readsMembers && <NewSpan />}
      </Stack>
    </Card>
  );
}

function Span({ span }: { span: ApprovalDelegation }) {
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endDelegation(span.id),
    onSuccess: () => toastDone(t`Ended.`),
    onError: (error) => toastFailed(t`It goes on`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  const mine = span.user_id === me.user.id;
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" flex={1}>
        {mine ? t`${span.delegate_name} decides for you` : t`You decide for ${span.user_name}`},{' '}
        {formatDate(span.starts_at)} – {formatDate(span.ends_at)}
      </Text>
      {mine && (
        <ActionIcon
          aria-label={t`End it with ${span.delegate_name}`}
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}

/** The days as the person's own clock has them: from the first minute to the last. */
const instants = (values: typeof empty) => ({
  delegate_id: values.delegate_id,
  starts_at: new Date(`${values.starts_at}T00:00`).toISOString(),
  ends_at: new Date(`${values.ends_at}T23:59:59`).toISOString(),
});

function NewSpan() {
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const { data } = useQuery(membersQuery);
  const form = useForm({
    initialValues: empty,
    validate: {
      delegate_id: (value) => (value === '' ? t`Choose who decides.` : null),
      starts_at: (value) => (value === '' ? t`Choose the first day.` : null),
      ends_at: (value, values) =>
        value === ''
          ? t`Choose the last day.`
          : value < values.starts_at
            ? t`The last day is before the first one.`
            : null,
    },
  });
  const saving = useMutation({
    mutationFn: (values: typeof empty) => delegate(instants(values)),
    onSuccess: (made) => {
      form.reset();
      toastDone(t`${made.delegate_name} can decide in your place then.`);
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="xs" style={{ alignItems: 'start' }}>
        <Select
          label={t`Who decides for you`}
          placeholder={t`Search by name`}
          searchable
          data={(data?.items ?? [])
            .filter((member) => member.user_id !== me.user.id)
            .map((member) => ({ value: member.user_id, label: member.full_name }))}
          {...form.getInputProps('delegate_id')}
        />
        <TextInput label={t`First day`} type="date" {...form.getInputProps('starts_at')} />
        <TextInput label={t`Last day`} type="date" {...form.getInputProps('ends_at')} />
      </SimpleGrid>
      <FormError error={saving.error} />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" variant="default" loading={saving.isPending}>
          <Trans>Let them decide</Trans>
        </Button>
      </Group>
    </form>
  );
}
