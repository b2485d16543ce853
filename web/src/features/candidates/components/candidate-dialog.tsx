import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Candidate, ContactKind } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { type CandidateInput, createCandidate, updateCandidate } from '../api/save-candidate';

interface CandidateDialogProps {
  /** Null to add somebody. */
  candidate: Candidate | null;
  opened: boolean;
  onClose: () => void;
  onSaved?: (candidate: Candidate) => void;
}

export function CandidateDialog(props: CandidateDialogProps) {
  const { t } = useLingui();
  const { candidate, opened, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={candidate === null ? t`Add a candidate` : t`Edit ${candidate.full_name}`}
    >
      {opened && <Form {...props} />}
    </Modal>
  );
}

/** The addresses or numbers beside the primary one. */
const furtherOf = (candidate: Candidate | null, kind: ContactKind) =>
  candidate?.contacts.filter((one) => one.kind === kind && !one.is_primary).map((one) => one.value) ?? [];

const isEmail = (text: string) => /^\S+@\S+\.\S+$/.test(text);
const isAddress = (text: string) => /^https?:\/\/\S+\.\S+/.test(text);

const reached = ['email', 'phone', 'contacts'];

/** Contacts to keep, in their order: the first of a kind is the primary one. */
const contactsOf = (candidate: Candidate | null, given: { emails: string[]; phones: string[] }) => {
  const rows = (kind: ContactKind, values: string[]) =>
    [...new Set(values)]
      .filter((value) => value !== '')
      .map((value) => ({
        kind,
        value,
        label: candidate?.contacts.find((one) => one.kind === kind && one.value === value)?.label ?? '',
      }));
  return [...rows('email', given.emails), ...rows('phone', given.phones)];
};

function Form({ candidate, onClose, onSaved }: CandidateDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      full_name: candidate?.full_name ?? '',
      email: candidate?.email ?? '',
      phone: candidate?.phone ?? '',
      location: candidate?.location ?? '',
      headline: candidate?.headline ?? '',
      employer: candidate?.employer ?? '',
      emails: furtherOf(candidate, 'email'),
      phones: furtherOf(candidate, 'phone'),
      links: candidate?.links.map((link) => link.url) ?? [],
    },
    validate: {
      full_name: isNotEmpty(t`Enter the name.`),
      email: (value) =>
        value === '' || isEmail(value) ? null : t`Enter an e-mail address, or leave it empty.`,
      emails: (values) => (values.every(isEmail) ? null : t`Each of them looks like name@example.com.`),
      links: (urls) => (urls.every(isAddress) ? null : t`Each link begins with https:// or http://.`),
    },
  });
  const { forget } = useFormDraft(`candidate:${candidate?.id ?? 'new'}`, form);
  const save = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const { emails, phones, ...plain } = values;
      const input: CandidateInput = {
        ...plain,
        email: values.email === '' ? null : values.email,
        contacts: contactsOf(candidate, { emails, phones }),
        links: values.links.map(
          (url) => candidate?.links.find((link) => link.url === url) ?? { url, label: '' },
        ),
      };
      if (candidate === null) return createCandidate(input);
      const changed: Partial<CandidateInput> = Object.fromEntries(
        Object.entries(input).filter(
          ([key]) => !reached.includes(key) && form.isDirty(key as keyof typeof values),
        ),
      );
      if (['email', 'phone', 'emails', 'phones'].some((key) => form.isDirty(key as keyof typeof values)))
        changed.contacts = contactsOf(candidate, {
          emails: [values.email, ...emails],
          phones: [values.phone, ...phones],
        });
      return updateCandidate(candidate.id, candidate.version, changed);
    },
    onSuccess: (saved) => {
      forget();
      client.setQueryData(['candidates', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['candidates', 'list'] });
      toastDone(candidate === null ? t`${saved.full_name} added.` : t`Saved.`);
      onClose();
      onSaved?.(saved);
    },
    onError: (error) => {
      form.setErrors(fieldMessages(error));
      if (hasStatus(error, 412)) void client.invalidateQueries({ queryKey: ['candidates', candidate?.id] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput label={t`Full name`} data-autofocus maxLength={200} {...form.getInputProps('full_name')} />
        <TextInput label={t`E-mail`} type="email" {...form.getInputProps('email')} />
        <TextInput label={t`Phone`} type="tel" maxLength={200} {...form.getInputProps('phone')} />
        <TagsInput
          label={t`Further e-mail addresses`}
          description={t`Press Enter after each.`}
          maxTags={9}
          {...form.getInputProps('emails')}
        />
        <TagsInput label={t`Further phone numbers`} maxTags={9} {...form.getInputProps('phones')} />
        <TextInput label={t`Place`} maxLength={200} {...form.getInputProps('location')} />
        <TextInput
          label={t`Headline`}
          placeholder={t`Senior nurse, 8 years in intensive care`}
          maxLength={200}
          {...form.getInputProps('headline')}
        />
        <TextInput label={t`Employer`} maxLength={200} {...form.getInputProps('employer')} />
        <TagsInput
          label={t`Links`}
          description={t`Press Enter after each.`}
          maxTags={20}
          {...form.getInputProps('links')}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {candidate === null ? t`Add` : t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
