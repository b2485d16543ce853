import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd, Modal, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import type { ApplicationSummary, Stage } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { StageBadge } from '@/ui/stage-badge';
import { type MoveMap, targetsOf } from '../model/board';
import classes from './move-dialog.module.css';

interface MoveDialogProps {
  /** Null while closed. */
  applications: ApplicationSummary[] | null;
  workflow: MoveMap | undefined;
  onClose: () => void;
  onMove: (applications: ApplicationSummary[], to: Stage, note?: string) => void;
}

/** Where to: every stage the workflow allows, by a press, a digit, or the arrow keys. */
export function MoveDialog({ applications, workflow, onClose, onMove }: MoveDialogProps) {
  const { t } = useLingui();
  const chosen = applications ?? [];
  const [only] = chosen;
  const title =
    chosen.length === 1 && only !== undefined
      ? t`Move ${only.candidate.full_name}`
      : t`Move ${plural(chosen.length, { one: '# application', other: '# applications' })}`;
  return (
    <Modal opened={applications !== null} onClose={onClose} title={title} size="sm">
      {applications !== null && <Targets chosen={applications} workflow={workflow} onMove={onMove} />}
    </Modal>
  );
}

type TargetsProps = Pick<MoveDialogProps, 'workflow' | 'onMove'> & { chosen: ApplicationSummary[] };

function Targets({ chosen, workflow, onMove }: TargetsProps) {
  const { t } = useLingui();
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const [note, setNote, forget] = useDraftText(`move-note:${only?.id ?? 'many'}`);
  const targets = targetsOf(workflow, chosen);
  const go = (index: number) => {
    const target = targets[index];
    if (target === undefined) return;
    onMove(target.eligible, target.stage, note.trim() === '' ? undefined : note.trim());
    forget();
  };
  return (
    <Stack
      gap={6}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLTextAreaElement || !/^[1-9]$/.test(event.key)) return;
        event.preventDefault();
        go(Number(event.key) - 1);
      }}
    >
      {targets.map(({ stage, eligible }, index) => (
        <UnstyledButton
          key={stage.key}
          className={classes.target}
          data-autofocus={index === 0 || undefined}
          onClick={() => go(index)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            const sibling =
              event.key === 'ArrowDown'
                ? event.currentTarget.nextElementSibling
                : event.currentTarget.previousElementSibling;
            if (sibling instanceof HTMLButtonElement) sibling.focus();
          }}
        >
          <StageBadge name={stage.name} kind={stage.kind} plain />
          {eligible.length < chosen.length && (
            <Text size="xs" c="dimmed">
              <Trans>
                {eligible.length} of {chosen.length} can go there
              </Trans>
            </Text>
          )}
          <Kbd size="xs" ml="auto">
            {index + 1}
          </Kbd>
        </UnstyledButton>
      ))}
      {only !== undefined && (
        <Textarea
          mt="xs"
          label={t`Note`}
          description={t`Kept in the history; the candidate does not see it.`}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}
