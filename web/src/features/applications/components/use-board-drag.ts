import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ApplicationSummary, Stage } from '@/contract';
import { announce } from '@/ui/announcer';
import { type MoveMap, type Target, targetsOf } from '../model/board';
import type { MoveFlow } from './use-move-flow';

interface BoardDrag {
  cards: ReadonlyMap<string, ApplicationSummary>;
  workflow: MoveMap | undefined;
  flow: MoveFlow;
  scroller: RefObject<HTMLDivElement | null>;
  /** Whether the scrolling element is on the page. */
  ready: boolean;
}

const idsOf = (data: Record<string | symbol, unknown>) =>
  Array.isArray(data.ids) ? (data.ids as string[]) : [];

/** Dragging cards between columns; only columns that the workflow allows take them. */
export const useBoardDrag = ({ cards, workflow, flow, scroller, ready }: BoardDrag) => {
  const { t } = useLingui();
  const [targets, setTargets] = useState<Target[] | null>(null);
  const latest = useRef({ cards, workflow, flow });
  useEffect(() => {
    latest.current = { cards, workflow, flow };
  });

  useEffect(() => {
    const chosen = (data: Record<string | symbol, unknown>) =>
      idsOf(data).flatMap((id) => latest.current.cards.get(id) ?? []);
    return monitorForElements({
      canMonitor: ({ source }) => source.data.kind === 'applications',
      onDragStart: ({ source }) => {
        const travelling = chosen(source.data);
        setTargets(targetsOf(latest.current.workflow, travelling));
        const [only] = travelling;
        announce(
          travelling.length === 1 && only !== undefined
            ? t`Dragging ${only.candidate.full_name}.`
            : t`Dragging ${plural(travelling.length, { one: '# application', other: '# applications' })}.`,
        );
      },
      onDropTargetChange: ({ location }) => {
        const key = location.current.dropTargets[0]?.data.stage;
        const stage = latest.current.workflow?.stages.find((one) => one.key === key);
        if (stage !== undefined) announce(t`Over ${stage.name}.`);
      },
      onDrop: ({ source, location }) => {
        setTargets(null);
        const key = location.current.dropTargets[0]?.data.stage;
        const target = targetsOf(latest.current.workflow, chosen(source.data)).find(
          ({ stage }) => stage.key === key,
        );
        if (target === undefined) announce(t`Put back.`);
        else latest.current.flow.moveTo(target.eligible, target.stage);
      },
    });
  }, [t]);

  useEffect(() => {
    const element = scroller.current;
    if (!ready || element === null) return;
    return autoScrollForElements({ element });
  }, [scroller, ready]);

  const stateOf = (stage: Stage): 'none' | 'allowed' | 'refused' => {
    if (targets === null) return 'none';
    return targets.some((target) => target.stage.key === stage.key) ? 'allowed' : 'refused';
  };
  return { stateOf };
};
