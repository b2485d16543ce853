import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Button,
  Card,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ApprovalChain } from '@/contract';
import { membersQuery } from '@/directory/api/get-members';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { newIdempotencyKey } from '@/http/preconditions';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { saveChain } from '../api/approval-chains';
import { type ChainDraft, chainInput, draftOfChain, newGroup, validateChain } from '../model/chain-form';

/** Writes a chain: what it is for, and the groups that have to say yes. */
export function ApprovalChainDialog({
  chain,
  onClose,
}: {
  chain: ApprovalChain | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const form = useForm<ChainDraft>({ initialValues: draftOfChain(chain), validate: validateChain });
  const draft = useFormDraft(`approval-chain:${chain?.id ?? 'new'}`, form);
  const saving = useMutation({
    mutationFn: (values: ChainDraft) => saveChain(chain, chainInput(values), key.current),
    onSuccess: () => {
      draft.forget();
      toastDone(t`Saved. It applies to what is asked from now on.`);
      onClose();
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['approval-chains'] }),
  });
  const { groups } = form.values;
  return (
    <Modal
      opened
      onClose={() => {
        draft.forget();
        onClose();
      }}
      size="lg"
      title={chain === null ? t`New approval chain` : t`Edit “${chain.name}”`}
    >
      <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
        <Stack>
          <TextInput
            label={t`Name`}
            placeholder={t`Headcount`}
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <div>
            <Text size="sm" fw={500} mb={4} id="chain-kind">
              <Trans>For</Trans>
            </Text>
            <SegmentedControl
              aria-labelledby="chain-kind"
              data={[
                { value: 'job', label: t`Jobs` },
                { value: 'offer', label: t`Offers` },
                { value: 'ai_interview_template', label: t`AI interviews` },
              ]}
              {...form.getInputProps('kind')}
            />
          </div>
          <TagsInput
            label={t`Departments`}
            description={t`Leave it empty to apply wherever no other chain names the department.`}
            placeholder={t`Type a department and press Enter`}
            {...form.getInputProps('departments')}
          />
          {groups.map((group, index) => (
            <GroupFields key={group.key} form={form} index={index} />
          ))}
          <Group justify="space-between">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} />}
              disabled={groups.length >= 10}
              onClick={() => form.insertListItem('groups', newGroup(groups.length + 1))}
            >
              <Trans>Add a group</Trans>
            </Button>
            {groups.length > 1 && (
              <SegmentedControl
                size="xs"
                aria-label={t`Order of the groups`}
                data={[
                  { value: 'ordered', label: t`One after another` },
                  { value: 'parallel', label: t`All at once` },
                ]}
                {...form.getInputProps('sequence')}
              />
            )}
          </Group>
          <NumberInput
            label={t`Remind after working days`}
            description={t`0 never reminds.`}
            min={0}
            max={30}
            w={220}
            {...form.getInputProps('remind_after_days')}
          />
          <Switch
            label={t`People may approve what they asked for themselves`}
            {...form.getInputProps('allows_own', { type: 'checkbox' })}
          />
          <Switch label={t`In use`} {...form.getInputProps('active', { type: 'checkbox' })} />
          {hasStatus(saving.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else changed this chain meanwhile. Close this and open it again to see their version.
              </Trans>
            </Alert>
          ) : (
            <FormError error={saving.error} />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={saving.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function GroupFields({ form, index }: { form: UseFormReturnType<ChainDraft>; index: number }) {
  const { t } = useLingui();
  const { data } = useQuery(membersQuery);
  const group = form.values.groups[index];
  if (group === undefined) return null;
  const label = t`Group ${String(index + 1)}`;
  return (
    <Card withBorder component="fieldset" aria-label={label} m={0}>
      <Stack gap="sm">
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            label={t`Name of group ${String(index + 1)}`}
            flex={1}
            maxLength={100}
            {...form.getInputProps(`groups.${index}.name`)}
          />
          {form.values.groups.length > 1 && (
            <Button
              variant="subtle"
              color="red"
              aria-label={t`Remove group ${String(index + 1)}`}
              onClick={() => form.removeListItem('groups', index)}
            >
              <Trans>Remove</Trans>
            </Button>
          )}
        </Group>
        <MultiSelect
          label={t`Approvers of group ${String(index + 1)}`}
          placeholder={t`Search by name`}
          searchable
          data={(data?.items ?? []).map((member) => ({ value: member.user_id, label: member.full_name }))}
          {...form.getInputProps(`groups.${index}.member_ids`)}
        />
        <NumberInput
          label={t`How many of them have to say yes`}
          min={1}
          max={Math.max(1, group.member_ids.length)}
          w={260}
          {...form.getInputProps(`groups.${index}.needed`)}
        />
      </Stack>
    </Card>
  );
}
