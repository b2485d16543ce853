import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { setViewer } from '@/format/dates';
import { timeZones } from '@/format/zones';
import { fieldMessages } from '@/http/problem';
import { firstSpoken, languages, speak } from '@/language/language';
import { meKey } from '@/session/api/get-me';
import { Can } from '@/session/can';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { toastDone } from '@/ui/toast';
import { updateProfile } from '../api/account';
import { CalendarCard } from './calendar-card';
import { DeletionCard } from './deletion-card';
import { PasskeysCard } from './passkeys-card';
import { PasswordCard } from './password-card';
import { PreferencesCard } from './preferences-card';
import { PresenceCard } from './presence-card';
import { SessionsCard } from './sessions-card';
import { WorkingHoursCard } from './working-hours-card';

export function AccountPage() {
  const { t } = useLingui();
  const me = useMe();
  return (
    <Page title={t`Your account`} width="narrow" description={me.user.email}>
      <Stack gap="lg">
        <ProfileCard />
        <Can do="interviews:read_assigned">
          <WorkingHoursCard />
          <CalendarCard />
        </Can>
        <PasskeysCard />
        <PasswordCard />
        <Can do="notifications:read">
          <PreferencesCard />
        </Can>
        <PresenceCard />
        <SessionsCard />
        <DeletionCard />
      </Stack>
    </Page>
  );
}

function ProfileCard() {
  const { t } = useLingui();
  const me = useMe();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      full_name: me.user.full_name,
      locale: me.user.locale,
      time_zone: me.user.time_zone,
    },
    validate: { full_name: isNotEmpty(t`Enter your name.`) },
  });
  const save = useMutation({
    mutationFn: updateProfile,
    onSuccess: async (next) => {
      client.setQueryData(meKey, next);
      setViewer(next.user.time_zone);
      await speak(firstSpoken(next.user.locale));
      // Sentences of the server that are here already are in the language of before.
      if (next.user.locale !== me.user.locale) void client.invalidateQueries();
      form.resetDirty();
      toastDone(t`Saved.`);
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  return (
    <Card component="section">
      <Title order={2} mb="md">
        <Trans>Profile</Trans>
      </Title>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label={t`Full name`}
            autoComplete="name"
            maxLength={200}
            {...form.getInputProps('full_name')}
          />
          <Select
            label={t`Language and formats`}
            description={t`The screens, dates and numbers, and the mails we send you.`}
            data={languages}
            allowDeselect={false}
            {...form.getInputProps('locale')}
          />
          <Select
            label={t`Time zone`}
            description={t`Times on the screens and in our mails to you are in this zone.`}
            data={timeZones(form.values.time_zone)}
            searchable
            allowDeselect={false}
            {...form.getInputProps('time_zone')}
          />
          <FormError error={save.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
