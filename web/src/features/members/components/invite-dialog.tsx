import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { humanize } from '@/format/words';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { customRolesQuery, rolesQuery } from '../api/get-roles';
import { invite } from '../api/invitations';
import { givenOf } from '../model/role-choices';
import { roleDescriptions } from './role-descriptions';

export function InviteDialog({
  opened,
  onClose,
  onInvited,
}: {
  opened: boolean;
  onClose: () => void;
  onInvited: () => void;
}) {
  const { t } = useLingui();
  const { data: roles } = useQuery(rolesQuery);
  const own = useQuery(customRolesQuery).data?.items ?? [];
  const client = useQueryClient();
  const form = useForm({
    initialValues: { email: '', role: 'recruiter' },
    validate: { email: isEmail(t`Enter an e-mail address, such as ana@example.com.`) },
  });
  const invitation = useMutation({
    mutationFn: ({ email, role }: { email: string; role: string }) =>
      invite({ email, ...givenOf(role, own) }),
    onSuccess: (sent) => {
      toastDone(t`Invited ${sent.email}.`);
      form.reset();
      onClose();
      onInvited();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['invitations'] }),
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t`Invite a colleague`}>
      <form onSubmit={form.onSubmit((values) => invitation.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t`E-mail`} type="email" data-autofocus {...form.getInputProps('email')} />
          <Radio.Group label={t`Role`} {...form.getInputProps('role')}>
            <Stack gap="xs" mt={6}>
              {(roles?.items ?? []).map((role) => (
                <Radio
                  key={role.name}
                  value={role.name}
                  label={humanize(role.name)}
                  description={roleDescriptions[role.name]}
                />
              ))}
              {own.map((role) => (
                <Radio key={role.id} value={role.id} label={role.name} description={role.description} />
              ))}
            </Stack>
          </Radio.Group>
          <FormError error={invitation.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={invitation.isPending}>
              <Trans>Send the invitation</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
