import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BusyCheck, Interview, InterviewSlot, PanelOrder } from '@/contract';
import { kitsQuery } from '@/directory/api/get-kits';
import { membersQuery } from '@/directory/api/get-members';
import { useFormDraft } from '@/drafts/use-draft';
import { ownTimeZone, timeZones } from '@/format/zones';
import { fieldMessages } from '@/http/problem';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { instantOf, localOf } from '@/format/zoned-time';
import { arrange, change } from '../api/interviews';
import { BusyWarning } from './busy-warning';
import { SlotPicker } from './slot-picker';

interface Values extends Record<string, unknown> {
  kit_id: string;
  interviewer_ids: string[];
  start: string;
  time_zone: string;
  minutes: number | string;
  order: PanelOrder;
  title: string;
  place: string;
  video_url: string;
  instructions: string;
  candidate_note: string;
  invites_candidate: boolean;
}

/** Arrange an interview, or change one. Without a time it is “not scheduled yet”. */
export function InterviewForm({
  applicationId,
  interview,
  onDone,
}: {
  applicationId: string;
  interview: Interview | null;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const me = useMe();
  const { data: kits } = useQuery(kitsQuery);
  const { data: members } = useQuery(membersQuery);
  const zone = interview?.time_zone ?? (me.user.time_zone === '' ? ownTimeZone() : me.user.time_zone);
  const form = useForm<Values>({
    initialValues: {
      kit_id: interview?.kit_id ?? '',
      interviewer_ids: interview?.interviewers.map((one) => one.user_id) ?? [],
      start: interview === null || interview.starts_at === null ? '' : localOf(interview.starts_at, zone),
      time_zone: zone,
      minutes: interview?.minutes ?? '',
      order: interview?.order ?? 'together',
      title: interview?.title ?? '',
      place: interview?.place ?? '',
      video_url: interview?.video_url ?? '',
      instructions: interview?.instructions ?? '',
      candidate_note: interview?.candidate_note ?? '',
      invites_candidate: interview?.invites_candidate ?? true,
    },
    validate: {
      kit_id: (value) => (value === '' ? t`Choose a kit.` : null),
      interviewer_ids: (value) => (value.length === 0 ? t`Choose at least one interviewer.` : null),
    },
  });
  const { forget } = useFormDraft(`interview:${interview?.id ?? applicationId}`, form);
  const save = useMutation({
    mutationFn: (values: Values) => {
      const { start, kit_id, minutes, invites_candidate, ...rest } = values;
      const body = {
        ...rest,
        starts_at: instantOf(start, values.time_zone),
        minutes: typeof minutes === 'number' ? minutes : null,
      };
      if (interview === null) return arrange(applicationId, { ...body, kit_id, invites_candidate });
      return change(interview.id, interview.version, { ...body, unscheduled: start === '' });
    },
    onSuccess: () => {
      forget();
      toastDone(interview === null ? t`Interview arranged. The interviewers are told.` : t`Saved.`);
      onDone();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['interviews'] });
      void client.invalidateQueries({ queryKey: ['applications', applicationId] });
    },
  });
  const offered = (kits?.items ?? []).filter((kit) => kit.active || kit.id === interview?.kit_id);
  const chosenKit = offered.find((kit) => kit.id === form.values.kit_id);
  const minutes = typeof form.values.minutes === 'number' ? form.values.minutes : chosenKit?.minutes;
  const check = busyCheckOf(form.values, minutes);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <Select
          label={t`Kit`}
          description={
            offered.length === 0 && kits !== undefined
              ? t`There are no kits yet. Write one in Settings, Interviews.`
              : undefined
          }
          disabled={interview !== null}
          searchable
          required
          data={offered.map((kit) => ({ value: kit.id, label: kit.name }))}
          {...form.getInputProps('kit_id')}
          onChange={(value: string | null) => form.setFieldValue('kit_id', value ?? '')}
        />
        <MultiSelect
          label={t`Interviewers`}
          description={t`They can read this application as long as the interview stands.`}
          searchable
          required
          hidePickedOptions
          data={(members?.items ?? []).map((member) => ({ value: member.user_id, label: member.full_name }))}
          {...form.getInputProps('interviewer_ids')}
        />
        {form.values.interviewer_ids.length > 1 && (
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
          <TextInput
            type="datetime-local"
            label={t`Start`}
            description={t`Leave empty to schedule it later.`}
            miw={210}
            {...form.getInputProps('start')}
            error={form.errors.starts_at ?? form.errors.start}
          />
          <Select
            label={t`Time zone`}
            description={t`Of the start; everybody sees their own.`}
            searchable
            allowDeselect={false}
            miw={170}
            data={timeZones(form.values.time_zone)}
            {...form.getInputProps('time_zone')}
          />
        </Group>
        <FreeTimes
          applicationId={applicationId}
          people={form.values.interviewer_ids}
          order={form.values.order}
          minutes={minutes}
          onPick={(slot) => form.setFieldValue('start', localOf(slot.starts_at, form.values.time_zone))}
        />
        {check !== null && <BusyWarning check={check} />}
        <NumberInput
          label={t`Minutes for each interviewer`}
          min={5}
          max={480}
          allowDecimal={false}
          placeholder={chosenKit === undefined ? undefined : String(chosenKit.minutes)}
          {...form.getInputProps('minutes')}
        />
        <TextInput label={t`Place`} maxLength={200} {...form.getInputProps('place')} />
        <TextInput
          label={t`Link to the video call`}
          type="url"
          placeholder={t`https://`}
          maxLength={500}
          {...form.getInputProps('video_url')}
        />
        <TextInput
          label={t`Title`}
          placeholder={chosenKit?.name}
          maxLength={100}
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t`What the interviewers should know`}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('instructions')}
        />
        {interview === null && (
          <Checkbox
            label={t`Send the candidate an invitation`}
            description={t`By mail, with an entry for their calendar. They hear of every change as well.`}
            {...form.getInputProps('invites_candidate', { type: 'checkbox' })}
          />
        )}
        {form.values.invites_candidate && (
          <Textarea
            label={t`What the candidate should know`}
            description={t`How to get there, whom to ask for, what to bring. Kit, title and the note above are not shown to them.`}
            autosize
            minRows={2}
            maxLength={4000}
            {...form.getInputProps('candidate_note')}
          />
        )}
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {interview === null ? t`Arrange` : t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What to ask the calendars, once people, time and length are there. */
const busyCheckOf = (
  { interviewer_ids, start, time_zone, order }: Values,
  minutes: number | undefined,
): BusyCheck | null => {
  const starts_at = instantOf(start, time_zone);
  if (starts_at === null || interviewer_ids.length === 0 || minutes === undefined) return null;
  return { interviewer_ids, starts_at, minutes, order };
};

function FreeTimes({
  applicationId,
  people,
  order,
  minutes,
  onPick,
}: {
  applicationId: string;
  people: string[];
  order: PanelOrder;
  minutes: number | undefined;
  onPick: (slot: InterviewSlot) => void;
}) {
  const [open, setOpen] = useState(false);
  if (people.length === 0 || minutes === undefined) return null;
  if (!open)
    return (
      <Group>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          <Trans>Find free times</Trans>
        </Button>
      </Group>
    );
  return (
    <SlotPicker
      applicationId={applicationId}
      search={{ seats: people.map((one) => [one]), order, minutes }}
      onPick={(slot) => {
        onPick(slot);
        setOpen(false);
      }}
    />
  );
}
