import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { announce } from '@/ui/announcer';
import { usePhone } from '@/ui/use-phone';
import { type Direction, type MoveMap, neighbour, neighbourCard } from '../model/board';
import type { Selection } from '@/table/selection';
import type { ColumnView } from './board-column';
import type { MoveFlow } from './use-move-flow';

interface BoardKeys {
  jobId: string;
  /** The columns whose cards can be seen. */
  columns: ColumnView[];
  cards: ReadonlyMap<string, ApplicationSummary>;
  workflow: MoveMap | undefined;
  selection: Selection;
  flow: MoveFlow;
  movable: boolean;
  scroller: RefObject<HTMLDivElement | null>;
}

/** One card of the board is reachable by Tab; the arrow keys go on from there. */
export const useBoardKeys = (props: BoardKeys) => {
  const { t } = useLingui();
  const { jobId, columns, cards, workflow, selection, flow, movable, scroller } = props;
  const [active, setActive] = useState<string | null>(null);
  const phone = usePhone();
  const group = t`Board`;
  const navigate = useNavigate();
  const follow = useRef<{ id: string; from: string } | null>(null);
  const wanted = useRef<string | null>(null);

  const grid = columns.map((column) => column.items.map((item) => item.id));
  const ids = grid.flat();
  const activeId = active !== null && ids.includes(active) ? active : (ids[0] ?? null);

  const cardElement = (id: string) =>
    scroller.current?.querySelector<HTMLElement>(`[data-application="${CSS.escape(id)}"]`) ?? null;
  const focusWanted = () => {
    const element = wanted.current === null ? null : cardElement(wanted.current);
    if (element === null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const focusCard = (id: string | null) => {
    if (id === null) return;
    setActive(id);
    wanted.current = id;
    focusWanted();
  };

  // A card out of view is drawn once it is the active one, and takes the focus then.
  useEffect(focusWanted);

  // A card that was moved with the keys keeps the focus in its new column.
  useEffect(() => {
    const moving = follow.current;
    if (moving === null) return;
    const at = columns.find((column) => column.items.some((item) => item.id === moving.id));
    if (at === undefined || at.stage.key === moving.from) return;
    follow.current = null;
    focusCard(moving.id);
  });

  const hasFocus = () => {
    const focused = document.activeElement;
    return focused === null || focused === document.body || (scroller.current?.contains(focused) ?? false);
  };
  const onCard = () =>
    document.activeElement?.closest('[data-application]')?.getAttribute('data-application') ?? null;
  const go = (direction: Direction) => {
    if (!hasFocus()) return false;
    focusCard(neighbourCard(grid, onCard(), direction));
    return true;
  };
  const chosen = (): ApplicationSummary[] => {
    const focused = onCard();
    const wanted = selection.chosen.size > 0 ? [...selection.chosen] : focused === null ? [] : [focused];
    return wanted.flatMap((id) => cards.get(id) ?? []);
  };
  const push = (direction: -1 | 1) => {
    const applications = chosen();
    const [first] = applications;
    if (!hasFocus() || first === undefined) return false;
    const stages = columns.map((column) => column.stage);
    const to = neighbour(workflow, stages, first.stage.key, direction);
    if (to === undefined) {
      announce(
        t`${first.candidate.full_name} cannot go ${direction > 0 ? t`right` : t`left`} from ${first.stage.name}.`,
      );
      return true;
    }
    const focused = onCard();
    follow.current = focused === null ? null : { id: focused, from: first.stage.key };
    flow.moveTo(
      applications.filter((one) => one.stage.key === first.stage.key),
      to,
    );
    return true;
  };
  const withChosen = (act: (applications: ApplicationSummary[]) => void) => () => {
    const applications = chosen();
    if (!hasFocus() || applications.length === 0) return false;
    act(applications);
    return true;
  };
  const toggle = () => {
    const id = onCard();
    // Space on a control inside the card is that control's.
    if (id === null || document.activeElement !== cardElement(id)) return false;
    selection.toggle(id);
    const name = cards.get(id)?.candidate.full_name ?? '';
    announce(`${name} ${selection.chosen.has(id) ? t`no longer selected` : t`selected`}.`);
    return true;
  };
  const open = () => {
    const id = onCard();
    if (id === null || document.activeElement !== cardElement(id)) return false;
    void navigate({ to: '/app/applications/$applicationId', params: { applicationId: id } });
    return true;
  };

  useShortcuts([
    { keys: 'arrowup', label: t`Card above`, group, run: () => go('up') },
    { keys: 'arrowdown', label: t`Card below`, group, run: () => go('down') },
    { keys: 'arrowleft', label: t`Column to the left`, group, run: () => go('left') },
    { keys: 'arrowright', label: t`Column to the right`, group, run: () => go('right') },
    { keys: 'enter', label: t`Open the application`, group, run: open },
    ...(movable
      ? [
          { keys: 'space', label: t`Select`, group, run: toggle },
          { keys: 'x', label: t`Select, too`, group, run: toggle },
          { keys: 'shift+arrowright', label: t`Move to the next stage`, group, run: () => push(1) },
          { keys: 'shift+arrowleft', label: t`Move to an earlier stage`, group, run: () => push(-1) },
          { keys: 'm', label: t`Move to…`, group, run: withChosen(flow.askMove) },
          { keys: 'r', label: t`Reject…`, group, run: withChosen(flow.askReject) },
          { keys: 'u', label: t`Undo the last move`, group, run: () => void flow.undoLast({ jobId }) },
          {
            keys: 'escape',
            label: t`Clear the selection`,
            group,
            run: () => (selection.chosen.size === 0 ? false : (selection.clear(), true)),
          },
        ]
      : []),
  ]);

  return { activeId, setActive, phone };
};
