import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Menu,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Workflow } from '@/contract';
import { kitsQuery } from '@/directory/api/get-kits';
import { savedMessagesQuery } from '../api/saved-messages';
import { type ActionKind, newAction, ofTeam, type RuleDraft, teamRoles } from '../model/sentence';

const kinds: { value: ActionKind; label: string }[] = [
  {
    value: 'remind',
    get label() {
      return t`Remind the team`;
    },
  },
  {
    value: 'ask_feedback',
    get label() {
      return t`Ask the team for feedback`;
    },
  },
  {
    value: 'tag',
    get label() {
      return t`Tag the candidate`;
    },
  },
  {
    value: 'mail',
    get label() {
      return t`Write to the candidate`;
    },
  },
  {
    value: 'ask_for_time',
    get label() {
      return t`Let the candidate choose an interview time`;
    },
  },
  {
    value: 'move',
    get label() {
      return t`Move the application`;
    },
  },
];

const example = '{{candidate_name}}';

/** A saved message, or words of the rule's own. */
function MailFields({ form, index }: { form: UseFormReturnType<RuleDraft>; index: number }) {
  const { t } = useLingui();
  const { data } = useQuery(savedMessagesQuery);
  const at = `actions.${index}`;
  const action = form.values.actions[index];
  const chosen = action?.template_id ?? null;
  const saved = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const gone = chosen !== null && data !== undefined && !saved.some(({ value }) => value === chosen);
  return (
    <>
      <Select
        label={t`Saved message`}
        description={t`It is sent as it reads then, in the candidate’s language.`}
        placeholder={t`None: write it here`}
        clearable
        searchable
        data={gone ? [...saved, { value: chosen, label: action?.subject ?? '' }] : saved}
        value={chosen}
        onChange={(id) => form.setFieldValue(`${at}.template_id`, id)}
        error={
          form.errors[`${at}.template_id`] ??
          (gone && t`This saved message was deleted. Choose another one, or the rule writes nothing.`)
        }
      />
      {chosen === null && (
        <>
          <TextInput label={t`Subject`} maxLength={200} {...form.getInputProps(`${at}.subject`)} />
          <Textarea
            label={t`Text`}
            description={t`Variables such as ${example} can stand in it. The link to the private page comes by itself.`}
            autosize
            minRows={3}
            maxLength={5000}
            {...form.getInputProps(`${at}.text`)}
          />
        </>
      )}
    </>
  );
}

/** The interview that is arranged. */
function KitField({ form, index }: { form: UseFormReturnType<RuleDraft>; index: number }) {
  const { t } = useLingui();
  const { data } = useQuery(kitsQuery);
  const at = `actions.${index}`;
  const action = form.values.actions[index];
  const chosen = action?.kit_id ?? null;
  const kits = (data?.items ?? []).flatMap(({ id, name, active }) =>
    active ? [{ value: id, label: name }] : [],
  );
  const gone = chosen !== null && data !== undefined && !kits.some(({ value }) => value === chosen);
  return (
    <Select
      label={t`Interview`}
      description={t`The candidate gets a mail with free times, once for each interview.`}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t`No interview kit. Make one in the settings first.`}
      data={gone ? [...kits, { value: chosen, label: action?.subject ?? '' }] : kits}
      value={chosen}
      onChange={(id) => form.setFieldValue(`${at}.kit_id`, id)}
      error={
        form.errors[`${at}.kit_id`] ??
        (gone && t`This interview kit is no longer in use. Choose another one, or the rule arranges nothing.`)
      }
    />
  );
}

interface ActionFieldsProps {
  form: UseFormReturnType<RuleDraft>;
  workflow: Workflow;
}

/** What a rule does, in its order. */
export function ActionFields({ form, workflow }: ActionFieldsProps) {
  const { t } = useLingui();
  const { actions, stage_key: from } = form.values;
  const targets = workflow.stages.filter(
    ({ key, kind }) =>
      !['hired', 'rejected', 'withdrawn'].includes(kind) &&
      workflow.moves.some((move) => move.from === from && move.to === key),
  );
  return (
    <Stack gap="xs" role="group" aria-label={t`Then`}>
      <Text size="sm" fw={500}>
        <Trans>Then</Trans>
      </Text>
      {actions.map((action, index) => {
        const at = `actions.${index}`;
        const label = kinds.find(({ value }) => value === action.kind)?.label ?? action.kind;
        return (
          <Card key={`${index}:${action.kind}`} withBorder padding="sm">
            <Group justify="space-between" mb="xs">
              <Text size="sm" fw={600}>
                {label}
              </Text>
              <ActionIcon
                aria-label={t`Remove action ${index + 1}: ${label}`}
                onClick={() => form.removeListItem('actions', index)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            <Stack gap="xs">
              {action.kind === 'ask_for_time' && <KitField form={form} index={index} />}
              {ofTeam.has(action.kind) && (
                <Select
                  label={t`Who of the hiring team`}
                  description={
                    action.kind === 'ask_for_time'
                      ? t`Any one of them holds it, at a time that suits their calendar.`
                      : undefined
                  }
                  allowDeselect={false}
                  data={[...teamRoles]}
                  {...form.getInputProps(`${at}.team_role`)}
                />
              )}
              {action.kind === 'remind' && (
                <TextInput
                  label={t`Of what`}
                  placeholder={t`Arrange the interview`}
                  maxLength={200}
                  {...form.getInputProps(`${at}.text`)}
                />
              )}
              {action.kind === 'tag' && (
                <TextInput label={t`Tag`} maxLength={60} {...form.getInputProps(`${at}.text`)} />
              )}
              {action.kind === 'mail' && <MailFields form={form} index={index} />}
              {action.kind === 'move' && (
                <Select
                  label={t`To`}
                  description={t`Where the workflow leads from here; people decide about people.`}
                  data={targets.map(({ key, name }) => ({ value: key, label: name }))}
                  {...form.getInputProps(`${at}.stage_key`)}
                />
              )}
              {form.errors[`${at}.kind`] !== undefined && (
                <Text size="xs" c="red" role="alert">
                  {form.errors[`${at}.kind`]}
                </Text>
              )}
            </Stack>
          </Card>
        );
      })}
      {form.errors.actions !== undefined && (
        <Text size="xs" c="red" role="alert">
          {form.errors.actions}
        </Text>
      )}
      {actions.length < 5 && (
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default" w="fit-content" leftSection={<IconPlus size={14} />}>
              <Trans>Add an action</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => form.insertListItem('actions', newAction(value))}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Stack>
  );
}
