import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { StageDot } from '@/ui/stage-badge';
import type { WorkflowDraft } from '../model/draft';
import { type Arc, layoutOf } from '../model/graph';
import classes from './workflow-graph.module.css';

const ROW = 52;
const BOX = 40;
const WIDTH = 190;
const LANE = 14;

interface WorkflowGraphProps {
  draft: Pick<WorkflowDraft, 'stages' | 'moves'>;
  /** With it, stages are buttons. */
  selected?: string | null;
  onSelect?: (id: string) => void;
  faulty?: ReadonlySet<string>;
}

/**
 * The stages from the entry downwards, with an arrow for each allowed move. The arrows are drawn
 * for eyes; each stage says in words where it leads.
 */
export function WorkflowGraph({ draft, selected = null, onSelect, faulty }: WorkflowGraphProps) {
  const { t } = useLingui();
  const { rejectable, steps, arcs, lanes } = layoutOf(draft);
  const names = new Map(draft.stages.map(({ id, name }) => [id, name]));
  const margin = 10 + lanes * LANE;
  const lit = (from: number, to: number) =>
    selected !== null && (draft.stages[from]?.id === selected || draft.stages[to]?.id === selected);
  return (
    <ol className={classes.root} style={{ paddingInline: margin }} aria-label={t`Stages`}>
      <li aria-hidden className={classes.arcs} style={{ listStyle: 'none' }}>
        <svg className={classes.arcs} aria-hidden>
          {draft.stages.map((stage, place) =>
            steps.has(stage.id) ? (
              <Step key={stage.id} place={place} x={margin + WIDTH / 2} lit={lit(place, place + 1)} />
            ) : null,
          )}
          {arcs.map((arc) => (
            <Curve key={`${arc.from}-${arc.to}`} arc={arc} left={margin} lit={lit(arc.from, arc.to)} />
          ))}
        </svg>
      </li>
      {draft.stages.map((stage) => {
        const targets = draft.moves.flatMap(({ from, to }) =>
          from === stage.id ? (names.get(to) ?? []) : [],
        );
        const content = (
          <>
            <StageDot kind={stage.kind} />
            <span className={classes.name}>{stage.name === '' ? t`No name yet` : stage.name}</span>
            {rejectable.has(stage.id) && (
              <span className={classes.mark} title={t`Can be rejected from here`}>
                <IconX size={14} aria-hidden />
              </span>
            )}
            <VisuallyHidden>
              {targets.length > 0 ? t`leads to ${targets.join(', ')}` : t`leads nowhere`}
              {faulty?.has(stage.id) === true ? t`, needs another look` : ''}
            </VisuallyHidden>
          </>
        );
        return (
          <li key={stage.id} className={classes.item}>
            {onSelect === undefined ? (
              <div className={classes.stage}>{content}</div>
            ) : (
              <button
                type="button"
                className={classes.stage}
                aria-pressed={stage.id === selected}
                data-faulty={faulty?.has(stage.id) === true || undefined}
                onClick={() => onSelect(stage.id)}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const middle = (place: number) => place * ROW + ROW / 2;

function Step({ place, x, lit }: { place: number; x: number; lit: boolean }) {
  const from = middle(place) + BOX / 2;
  const to = middle(place + 1) - BOX / 2;
  return (
    <g data-lit={lit || undefined} stroke="currentColor" fill="none" strokeWidth={1.5}>
      <path d={`M ${x} ${from} V ${to - 1} m -4 -4 l 4 4 l 4 -4`} />
    </g>
  );
}

function Curve({ arc, left, lit }: { arc: Arc; left: number; lit: boolean }) {
  const onward = arc.side === 'right';
  const edge = onward ? left + WIDTH : left;
  const out = edge + (onward ? 1 : -1) * (4 + arc.lane * LANE);
  const point = onward ? 5 : -5;
  // Ends a little apart, so that an arc that arrives is not taken for one that leaves.
  const from = middle(arc.from) + 6;
  const to = middle(arc.to) - 6;
  return (
    <g data-lit={lit || undefined} stroke="currentColor" fill="none" strokeWidth={1.5}>
      <path d={`M ${edge} ${from} C ${out} ${from}, ${out} ${to}, ${edge} ${to}`} />
      <path d={`M ${edge + point} ${to - 4} L ${edge} ${to} L ${edge + point} ${to + 4}`} />
    </g>
  );
}
