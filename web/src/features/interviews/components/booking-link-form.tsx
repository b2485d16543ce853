import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PanelOrder } from '@/contract';
import { kitsQuery } from '@/directory/api/get-kits';
import { membersQuery } from '@/directory/api/get-members';
import { useFormDraft } from '@/drafts/use-draft';
import { ownTimeZone, timeZones } from '@/format/zones';
import { fieldMessages } from '@/http/problem';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { sendLink } from '../api/scheduling';

interface Values extends Record<string, unknown> {
  kit_id: string;
  seats: string[][];
  order: PanelOrder;
  minutes: number | string;
  days_open: number | string;
  time_zone: string;
  place: string;
  video_url: string;
  instructions: string;
  candidate_note: string;
}

/** Let the candidate choose a time among those at which a whole panel is free. */
export function BookingLinkForm({ applicationId, onDone }: { applicationId: string; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const me = useMe();
  const { data: kits } = useQuery(kitsQuery);
  const { data: members } = useQuery(membersQuery);
  const form = useForm<Values>({
    initialValues: {
      kit_id: '',
      seats: [[]],
      order: 'together',
      minutes: '',
      days_open: 14,
      time_zone: me.user.time_zone === '' ? ownTimeZone() : me.user.time_zone,
      place: '',
      video_url: '',
      instructions: '',
      candidate_note: '',
    },
    validate: {
      kit_id: (value) => (value === '' ? t`Choose a kit.` : null),
      seats: (value) => (value.some((seat) => seat.length === 0) ? t`Choose somebody for each place.` : null),
    },
  });
  const { forget } = useFormDraft(`booking-link:${applicationId}`, form);
  const send = useMutation({
    mutationFn: (values: Values) =>
      sendLink(applicationId, {
        ...values,
        minutes: typeof values.minutes === 'number' ? values.minutes : null,
        days_open: typeof values.days_open === 'number' ? values.days_open : 14,
      }),
    onSuccess: () => {
      forget();
      toastDone(t`The candidate gets a mail with the link.`);
      onDone();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interviews'] }),
  });
  const offered = (kits?.items ?? []).filter((kit) => kit.active);
  const chosenKit = offered.find((kit) => kit.id === form.values.kit_id);
  const people = (members?.items ?? []).map((member) => ({ value: member.user_id, label: member.full_name }));
  const { seats } = form.values;
  return (
    <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
      <Stack>
        <Text size="sm">
          <Trans>
            The candidate gets a mail with a private link and chooses among times at which everybody works and
            is free. They can move or cancel by the same link.
          </Trans>
        </Text>
        <Select
          label={t`Kit`}
          searchable
          required
          data={offered.map((kit) => ({ value: kit.id, label: kit.name }))}
          {...form.getInputProps('kit_id')}
          onChange={(value: string | null) => form.setFieldValue('kit_id', value ?? '')}
        />
        {seats.map((seat, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <MultiSelect
              style={{ flex: 1, minWidth: 0 }}
              label={seats.length === 1 ? t`Interviewer` : t`Interviewer ${index + 1}`}
              description={index === 0 ? t`Of several names any one will do.` : undefined}
              searchable
              required
              hidePickedOptions
              data={people}
              value={seat}
              error={seat.length === 0 ? form.errors.seats : undefined}
              onChange={(value) =>
                form.setFieldValue(
                  'seats',
                  seats.map((one, place) => (place === index ? value : one)),
                )
              }
            />
            {seats.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t`Remove interviewer ${index + 1}`}
                onClick={() =>
                  form.setFieldValue(
                    'seats',
                    seats.filter((_, place) => place !== index),
                  )
                }
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={seats.length >= 12}
            onClick={() => form.setFieldValue('seats', [...seats, []])}
          >
            <Trans>Add another interviewer</Trans>
          </Button>
        </Group>
        {seats.length > 1 && (
          <Select
            label={t`Together or one after the other`}
            allowDeselect={false}
            data={[
              { value: 'together', label: t`All together` },
              { value: 'in_sequence', label: t`One after the other, in this order` },
            ]}
            {...form.getInputProps('order')}
          />
        )}
        <Group grow align="flex-start" gap="sm" preventGrowOverflow={false}>
          <NumberInput
            label={t`Minutes for each interviewer`}
            min={5}
            max={480}
            allowDecimal={false}
            miw={170}
            placeholder={chosenKit === undefined ? undefined : String(chosenKit.minutes)}
            {...form.getInputProps('minutes')}
          />
          <NumberInput
            label={t`Days that the link is open`}
            min={1}
            max={60}
            allowDecimal={false}
            miw={170}
            {...form.getInputProps('days_open')}
          />
        </Group>
        <Select
          label={t`The candidate’s time zone`}
          description={t`They can choose another one on the page.`}
          searchable
          allowDeselect={false}
          data={timeZones(form.values.time_zone)}
          {...form.getInputProps('time_zone')}
        />
        <TextInput label={t`Place`} maxLength={200} {...form.getInputProps('place')} />
        <TextInput
          label={t`Link to the video call`}
          type="url"
          placeholder={t`https://`}
          maxLength={500}
          {...form.getInputProps('video_url')}
        />
        <Textarea
          label={t`What the candidate should know`}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('candidate_note')}
        />
        <Textarea
          label={t`What the interviewers should know`}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('instructions')}
        />
        <FormError error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={send.isPending}>
            <Trans>Send the link</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
