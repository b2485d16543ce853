import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { announce } from '@/ui/announcer';
import {
  canShift,
  isSingle,
  kindLabel,
  kindsBetween,
  possibleTargets,
  type StageDraft,
  shifted,
  type WorkflowDraft,
  withMove,
  withoutStage,
} from '../model/draft';

interface StagePanelProps {
  draft: WorkflowDraft;
  stage: StageDraft;
  nameFault: string | undefined;
  onChange: (draft: WorkflowDraft) => void;
  onAddAfter: () => void;
  onRemoved: () => void;
}

/** One stage: its name, what it means, and where the team may lead an application from it. */
export function StagePanel({ draft, stage, nameFault, onChange, onAddAfter, onRemoved }: StagePanelProps) {
  const { t } = useLingui();
  const set = (changes: Partial<StageDraft>) =>
    onChange({
      ...draft,
      stages: draft.stages.map((other) => (other.id === stage.id ? { ...other, ...changes } : other)),
    });
  const shift = (by: -1 | 1) => {
    onChange(shifted(draft, stage.id, by));
    announce(t`${stage.name} is one place ${by < 0 ? t`earlier` : t`later`} now.`);
  };
  const targets = possibleTargets(draft, stage);
  return (
    <Stack gap="md">
      <TextInput
        label={t`Name of the stage`}
        description={t`What your team calls it. Candidates read plain words instead.`}
        maxLength={100}
        value={stage.name}
        error={nameFault}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {isSingle(stage) ? (
        <Text size="sm">
          <Text span fw={600} inherit>
            {kindLabel(stage.kind)}.
          </Text>{' '}
          {meaning[stage.kind]}
        </Text>
      ) : (
        <Select
          label={t`Kind`}
          description={t`What it means, whatever it is called: reports and automation go by it.`}
          data={kindsBetween}
          allowDeselect={false}
          value={stage.kind}
          onChange={(chosen) => {
            const kind = kindsBetween.find(({ value }) => value === chosen)?.value;
            if (kind !== undefined) set({ kind });
          }}
        />
      )}
      {targets.length > 0 && (
        <Checkbox.Group
          label={t`From here the team may go to`}
          value={draft.moves.flatMap(({ from, to }) => (from === stage.id ? to : []))}
          onChange={(chosen) => {
            let next = draft;
            for (const { id } of targets) next = withMove(next, stage.id, id, chosen.includes(id));
            onChange(next);
          }}
        >
          <Stack gap={6} mt="xs">
            {targets.map((target) => (
              <Checkbox key={target.id} value={target.id} label={target.name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {!['hired', 'rejected', 'withdrawn'].includes(stage.kind) && (
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={onAddAfter}>
            <Trans>Add a stage after it</Trans>
          </Button>
          {!isSingle(stage) && (
            <>
              <PanelAction
                label={t`Move ${stage.name} up`}
                disabled={!canShift(draft, stage.id, -1)}
                icon={<IconArrowUp size={16} />}
                onClick={() => shift(-1)}
              />
              <PanelAction
                label={t`Move ${stage.name} down`}
                disabled={!canShift(draft, stage.id, 1)}
                icon={<IconArrowDown size={16} />}
                onClick={() => shift(1)}
              />
              <PanelAction
                label={t`Remove ${stage.name}`}
                danger
                icon={<IconTrash size={16} />}
                onClick={() => {
                  onChange(withoutStage(draft, stage.id));
                  announce(t`${stage.name} is removed; the stages around it are joined.`);
                  onRemoved();
                }}
              />
            </>
          )}
        </Group>
      )}
    </Stack>
  );
}

const meaning: Partial<Record<StageDraft['kind'], string>> = {
  get applied() {
    return t`Every application begins here.`;
  },
  get hired() {
    return t`Whoever comes here fills an opening of the job.`;
  },
  get rejected() {
    return t`Whoever comes here is told that you went on with others, and may be reopened.`;
  },
  get withdrawn() {
    return t`Candidates come here when they take their application back; the team cannot lead there.`;
  },
};

function PanelAction(props: {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  danger?: boolean;
  onClick: () => void;
}) {
  const { label, icon, disabled, danger = false, onClick } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled} color={danger ? 'red' : undefined} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
