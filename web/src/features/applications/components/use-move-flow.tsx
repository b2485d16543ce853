import { useLingui } from '@lingui/react/macro';
import { List, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApplicationSummary, Stage } from '@/contract';
import { announce } from '@/ui/announcer';
import { toastFailed } from '@/ui/toast';
import { type MoveMap, targetsOf } from '../model/board';
import { atOnce, manyOf } from '../model/many';
import { type MoveRequest, type Refusal, useMoves } from '../model/use-moves';
import { useStartMany } from '../model/use-start-many';
import { MoveDialog } from './move-dialog';
import { RejectDialog } from './reject-dialog';

type Step =
  | { kind: 'move'; applications: ApplicationSummary[] }
  | { kind: 'reject'; applications: ApplicationSummary[]; to: Stage }
  | { kind: 'refused'; refused: Refusal[]; to: Stage };

export interface MoveFlow {
  /** Asks where to. */
  askMove: (applications: ApplicationSummary[]) => void;
  /** Moves at once, or asks for the reason that a rejection needs. */
  moveTo: (applications: ApplicationSummary[], to: Stage) => void;
  askReject: (applications: ApplicationSummary[]) => void;
  undoLast: ReturnType<typeof useMoves>['undoLast'];
  dialogs: ReactNode;
}

/** The one way to move applications: board, table and application page all go through it. */
export const useMoveFlow = (workflow: MoveMap | undefined, onMoved?: () => void): MoveFlow => {
  const { t } = useLingui();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const { move: moveNow, undoLast } = useMoves((refused, to) => setStep({ kind: 'refused', refused, to }));
  const { mutate: start } = useStartMany();
  const move = ({ applications, to, reason, reason_id, note }: MoveRequest) => {
    if (applications.length <= atOnce) {
      moveNow({ applications, to, reason, reason_id, note });
      return;
    }
    start(
      { many: manyOf(applications), action: { do: 'move', to_stage: to.key, reason, reason_id } },
      { onError: (error) => toastFailed(t`Nothing was moved`, error) },
    );
  };

  const moveTo = (applications: ApplicationSummary[], to: Stage) => {
    if (applications.length === 0) return;
    if (to.kind === 'rejected') {
      setStep({ kind: 'reject', applications, to });
      return;
    }
    close();
    move({ applications, to });
    onMoved?.();
  };

  const askMove = (applications: ApplicationSummary[]) => {
    if (applications.length === 0) return;
    if (targetsOf(workflow, applications).length === 0) {
      announce(t`There is no further stage to move to from here.`);
      return;
    }
    setStep({ kind: 'move', applications });
  };

  const askReject = (applications: ApplicationSummary[]) => {
    const target = targetsOf(workflow, applications).find(({ stage }) => stage.kind === 'rejected');
    if (target === undefined) announce(t`This application cannot be rejected from here.`);
    else setStep({ kind: 'reject', applications: target.eligible, to: target.stage });
  };

  const dialogs = (
    <>
      <MoveDialog
        applications={step?.kind === 'move' ? step.applications : null}
        workflow={workflow}
        onClose={close}
        onMove={(applications, to, note) => {
          if (to.kind === 'rejected') {
            setStep({ kind: 'reject', applications, to });
            return;
          }
          close();
          move({ applications, to, note });
          onMoved?.();
        }}
      />
      <RejectDialog
        applications={step?.kind === 'reject' ? step.applications : null}
        onClose={close}
        onReject={(reason) => {
          if (step?.kind !== 'reject') return;
          close();
          move({ applications: step.applications, to: step.to, ...reason });
          onMoved?.();
        }}
      />
      <Modal opened={step?.kind === 'refused'} onClose={close} title={t`Some stayed where they were`}>
        {step?.kind === 'refused' && (
          <List size="sm" spacing="xs">
            {step.refused.map(({ application, why }) => (
              <List.Item key={application.id}>
                <Text span fw={600}>
                  {application.candidate.full_name}
                </Text>
                : {why}
              </List.Item>
            ))}
          </List>
        )}
      </Modal>
    </>
  );
  return { askMove, moveTo, askReject, undoLast, dialogs };
};
