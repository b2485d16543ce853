import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Card, Group, Stack, Switch, Text, Title, Tooltip } from '@mantine/core';
import { IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AutomationRule, Workflow } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { changeRule, removeRule, rulesQuery } from '../api/rules';
import { savedMessagesQuery } from '../api/saved-messages';
import { draftOfRule, inputOfRule, sentence } from '../model/sentence';
import { RuleDialog } from './rule-dialog';
import { RuleLog } from './rule-log';

/** What happens by itself in the stages of a workflow. */
export function Automations({ workflow }: { workflow: Workflow }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(rulesQuery(workflow.id));
  const [editing, setEditing] = useState<AutomationRule | 'new' | null>(null);
  const [reading, setReading] = useState<AutomationRule | null>(null);
  return (
    <Card component="section" aria-labelledby="automation">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="automation">
          <Trans>Automation</Trans>
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setEditing('new')}
        >
          <Trans>New rule</Trans>
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          Rules act for every job of this workflow. What they do, or why they did nothing, stands in the
          timeline of the application and in the log of the rule.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The rules`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>
            No rule yet. Begin with a reminder, such as: when an application is still in Screening after 3
            working days, remind the recruiters.
          </Trans>
        </Text>
      ) : (
        <Stack gap={0} component="ul" m={0} p={0}>
          {data.items.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              workflow={workflow}
              onEdit={() => setEditing(rule)}
              onLog={() => setReading(rule)}
            />
          ))}
        </Stack>
      )}
      {editing !== null && (
        <RuleDialog
          rule={editing === 'new' ? null : editing}
          workflow={workflow}
          onClose={() => setEditing(null)}
        />
      )}
      {reading !== null && <RuleLog rule={reading} onClose={() => setReading(null)} />}
    </Card>
  );
}

interface RuleRowProps {
  rule: AutomationRule;
  workflow: Workflow;
  onEdit: () => void;
  onLog: () => void;
}

function RuleRow({ rule, workflow, onEdit, onLog }: RuleRowProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => void client.invalidateQueries({ queryKey: rulesQuery(workflow.id).queryKey });
  const { data: saved } = useQuery(savedMessagesQuery);
  const { data: fields } = useQuery(candidateFieldsQuery);
  const lacks =
    saved !== undefined &&
    rule.actions.some(
      ({ template_id: id }) => id !== null && !saved.items.some((message) => message.id === id),
    );
  const nameOf = (key: string) => workflow.stages.find((stage) => stage.key === key)?.name ?? key;
  const change = useMutation({
    mutationFn: (active: boolean) =>
      changeRule(rule, { ...inputOfRule(draftOfRule(rule, ''), rule.workflow_id, rule), active }),
    onError: (failure) => toastFailed(t`The rule is unchanged`, failure),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => removeRule(rule.id),
    onError: (failure) => toastFailed(t`The rule was not removed`, failure),
    onSettled: refresh,
  });
  return (
    <Group component="li" justify="space-between" gap="sm" py="xs" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={600}>{rule.name}</Text>
        <Text size="sm" c="dimmed">
          {sentence(rule, nameOf, fields?.items)}
        </Text>
        {lacks && (
          <Text size="sm" c="red">
            <Trans>Its saved message was deleted, so it writes nothing.</Trans>
          </Text>
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        <Switch
          aria-label={t`${rule.name} is on`}
          checked={change.isPending ? change.variables : rule.active}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <Tooltip label={t`Log`}>
          <ActionIcon aria-label={t`Log of ${rule.name}`} onClick={onLog}>
            <IconHistory size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Change`}>
          <ActionIcon aria-label={t`Change ${rule.name}`} onClick={onEdit}>
            <IconPencil size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Remove`}>
          <ActionIcon aria-label={t`Remove ${rule.name}`} color="red" onClick={() => setAsking(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Remove “${rule.name}”?`}
        action={t`Remove`}
        danger
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <Trans>What waits because of it is skipped. Its log stays.</Trans>
      </Confirm>
    </Group>
  );
}
