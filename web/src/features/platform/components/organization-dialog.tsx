import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DirectoryEntry } from '@/contract';
import { ownTimeZone, timeZones } from '@/format/zones';
import { languages } from '@/language/language';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { createOrganization, renameOrganization } from '../api/organizations';
import { slugOf } from '../model/slug';

interface OrganizationDialogProps {
  /** Null to create one. */
  organization: DirectoryEntry | null;
  opened: boolean;
  onClose: () => void;
}

export function OrganizationDialog(props: OrganizationDialogProps) {
  const { t } = useLingui();
  const { organization, opened, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={organization === null ? t`New organization` : t`Rename ${organization.name}`}
    >
      {opened && <Form {...props} />}
    </Modal>
  );
}

function Form({ organization, onClose }: OrganizationDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const creating = organization === null;
  const form = useForm({
    initialValues: {
      name: organization?.name ?? '',
      slug: organization?.slug ?? '',
      admin_email: '',
      time_zone: ownTimeZone(),
      locale: 'en',
    },
    validate: {
      name: isNotEmpty(t`Enter the name.`),
      slug: (value) =>
        /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? null : t`Small letters, digits and single hyphens.`,
      admin_email: (value) =>
        !creating || /^\S+@\S+\.\S+$/.test(value) ? null : t`Enter the e-mail of the first admin.`,
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      organization === null
        ? createOrganization(values)
        : renameOrganization(organization.id, organization.version, {
            name: form.isDirty('name') ? values.name : undefined,
            slug: form.isDirty('slug') ? values.slug : undefined,
          }),
    onSuccess: (saved) => {
      toastDone(creating ? t`${saved.name} is there; ${form.values.admin_email} is invited.` : t`Saved.`);
      onClose();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['organizations'] }),
  });
  const name = form.getInputProps('name');
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={200}
          {...name}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (creating && form.values.slug === slugOf(form.values.name))
              form.setFieldValue('slug', slugOf(value));
            form.setFieldValue('name', value);
          }}
        />
        <TextInput
          label={t`Short name`}
          description={t`The careers page is /careers/${form.values.slug === '' ? '…' : form.values.slug}`}
          maxLength={60}
          {...form.getInputProps('slug')}
        />
        {creating && (
          <>
            <TextInput
              label={t`E-mail of the first admin`}
              description={t`They get an invitation.`}
              type="email"
              {...form.getInputProps('admin_email')}
            />
            <Select
              label={t`Time zone`}
              data={timeZones(form.values.time_zone)}
              searchable
              allowDeselect={false}
              {...form.getInputProps('time_zone')}
            />
            <Select
              label={t`Language`}
              data={languages}
              allowDeselect={false}
              {...form.getInputProps('locale')}
            />
          </>
        )}
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {creating ? t`Create` : t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
