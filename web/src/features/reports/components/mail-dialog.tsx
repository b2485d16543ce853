import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Group,
  Modal,
  MultiSelect,
  type MultiSelectProps,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportKey, ReportMail, ReportMailInput } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { weekdayNames } from '@/format/dates';
import { ownTimeZone, timeZones } from '@/format/zones';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages } from '@/http/problem';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { changeMail, createMail, reportMailChoicesQuery } from '../api/report-mails';
import { frequencies, narrowingOf, periods } from '../model/mails';
import { isNarrowed, type ReportSearch } from '../model/search';

interface MailDialogProps {
  report: ReportKey;
  /** What a new mail is called until somebody names it. */
  title: string;
  /** What a new mail is narrowed to. */
  search: ReportSearch;
  /** Null to make one. */
  mail: ReportMail | null;
  onClose: () => void;
}

/** Asks what is sent, when and to whom. */
export function MailDialog(props: MailDialogProps) {
  const { t } = useLingui();
  const { title, mail, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={mail === null ? t`Send “${title}” by mail` : t`Change “${mail.name}”`}
    >
      <Form {...props} />
    </Modal>
  );
}

const valuesOf = (title: string, userId: string, mail: ReportMail | null) => ({
  name: mail?.name ?? title,
  period: mail?.period ?? 'last_7_days',
  reader_ids:
    mail === null
      ? [userId]
      : mail.readers.filter((one) => one.state !== 'stopped').map((one) => one.user_id),
  frequency: mail?.timing.frequency ?? 'weekly',
  weekday: String(mail?.timing.weekday ?? 0),
  month_day: mail?.timing.month_day ?? 1,
  at: mail?.timing.at ?? '08:00',
  time_zone: mail?.timing.time_zone ?? ownTimeZone(),
});

type Values = ReturnType<typeof valuesOf>;

const bodyOf = (values: Values): Omit<ReportMailInput, 'report' | 'narrowing'> => ({
  name: values.name.trim(),
  period: values.period,
  reader_ids: values.reader_ids,
  timing: {
    frequency: values.frequency,
    at: values.at,
    time_zone: values.time_zone,
    weekday: values.frequency === 'weekly' ? Number(values.weekday) : null,
    month_day: values.frequency === 'monthly' ? values.month_day : null,
  },
});

function Form({ report, title, search, mail, onClose }: MailDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const me = useMe();
  const [key] = useState(newIdempotencyKey);
  const form = useForm({
    initialValues: valuesOf(title, me.user.id, mail),
    validate: {
      name: (value) => (value.trim() === '' ? t`Give the mail a name.` : null),
      reader_ids: (value) => (value.length === 0 ? t`Choose who gets it.` : null),
      at: (value) => (value === '' ? t`Choose a time of day.` : null),
    },
  });
  const draft = useFormDraft(`report-mail:${mail?.id ?? report}`, form);
  const saving = useMutation({
    mutationFn: (values: Values) =>
      mail === null
        ? createMail({ ...bodyOf(values), report, narrowing: narrowingOf(search) }, key)
        : changeMail(mail, bodyOf(values)),
    onSuccess: (saved) => {
      draft.forget();
      toastDone(mail === null ? t`“${saved.name}” is sent from now on.` : t`Saved.`);
      onClose();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ['report-mails'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <Stack gap="sm">
        {mail === null && (
          <Text size="sm" c="dimmed">
            {isNarrowed(search)
              ? t`The filters of the report are kept as they are now. Everybody gets the figures that they may see themselves.`
              : t`Everybody gets the figures that they may see themselves. To send fewer, set the report’s filters first.`}
          </Text>
        )}
        <TextInput label={t`Name`} maxLength={100} data-autofocus {...form.getInputProps('name')} />
        <Readers mail={mail} {...form.getInputProps('reader_ids')} />
        <Select
          label={t`Days`}
          description={t`Whole days, up to the day before the mail.`}
          data={periods()}
          allowDeselect={false}
          {...form.getInputProps('period')}
        />
        <Group grow align="flex-start" preventGrowOverflow={false} gap="sm">
          <Select
            label={t`How often`}
            miw={150}
            data={frequencies()}
            allowDeselect={false}
            {...form.getInputProps('frequency')}
          />
          {form.values.frequency === 'weekly' && (
            <Select
              label={t`Day of the week`}
              miw={150}
              data={weekdayNames().map((label, value) => ({ value: String(value), label }))}
              allowDeselect={false}
              {...form.getInputProps('weekday')}
            />
          )}
          {form.values.frequency === 'monthly' && (
            <NumberInput
              label={t`Day of the month`}
              miw={150}
              min={1}
              max={31}
              allowDecimal={false}
              clampBehavior="strict"
              {...form.getInputProps('month_day')}
            />
          )}
        </Group>
        <Group grow align="flex-start" preventGrowOverflow={false} gap="sm">
          <TextInput label={t`Time`} type="time" miw={150} {...form.getInputProps('at')} />
          <Select
            label={t`By the clock in`}
            miw={150}
            data={timeZones(form.values.time_zone)}
            searchable
            allowDeselect={false}
            {...form.getInputProps('time_zone')}
          />
        </Group>
        <FormError error={saving.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {mail === null ? t`Send from now on` : t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ReadersProps = { mail: ReportMail | null } & Pick<MultiSelectProps, 'value' | 'onChange' | 'error'>;

function Readers({ mail, ...field }: ReadersProps) {
  const { t } = useLingui();
  const { data: choices } = useQuery(reportMailChoicesQuery);
  const named = new Map((choices?.items ?? []).map((one) => [one.user_id, one.full_name]));
  for (const one of mail?.readers ?? []) if (one.state === 'gets') named.set(one.user_id, one.full_name);
  const stopped = mail?.readers.filter((one) => one.state === 'stopped') ?? [];
  for (const one of stopped) named.delete(one.user_id);
  const names = stopped.map((one) => one.full_name).join(', ');
  return (
    <MultiSelect
      label={t`Who gets it`}
      description={
        stopped.length === 0
          ? t`Members who may read reports.`
          : t`Members who may read reports. Stopped by themselves: ${names}.`
      }
      searchable
      maxValues={50}
      data={[...named].map(([value, label]) => ({ value, label }))}
      {...field}
    />
  );
}
