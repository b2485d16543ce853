import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { workflowQuery } from '@/directory/api/get-workflow';
import { BoardPresence } from '@/presence/board-presence';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { SearchField } from '@/ui/search-field';
import { boardQuery } from '../api/get-board';
import { matchesText, targetsFrom } from '../model/board';
import { setReadingOrder } from '../model/reading-order';
import { useSelectionOf } from '@/table/selection';
import { BoardColumn } from './board-column';
import classes from './board.module.css';
import { BoardSkeleton } from './board-skeleton';
import { NothingAssigned } from './nothing-assigned';
import { RecentMovesMenu } from './recent-moves-menu';
import { SelectionBar } from './selection-bar';
import { StageTabs } from './stage-tabs';
import { useBoardColumns } from './use-board-columns';
import { useBoardDrag } from './use-board-drag';
import { useBoardKeys } from './use-board-keys';
import { useMoveFlow } from './use-move-flow';

interface BoardProps {
  jobId: string;
  workflowId: string | undefined;
  /** Whether candidates can apply now; undefined until the job is read. */
  jobOpen: boolean | undefined;
  /** Where candidates apply, while the job is open. */
  publicUrl: string | null;
  /** Whether it is kept from the careers pages. */
  confidential: boolean;
}

const endings = ['rejected', 'withdrawn'];

/** The pipeline of one job: stages as columns, applications as cards. */
export function Board({ jobId, workflowId, jobOpen, publicUrl, confidential }: BoardProps) {
  const { t } = useLingui();
  const { data: board, error, refetch } = useQuery(boardQuery(jobId));
  const { data: workflow, isError: withoutWorkflow } = useQuery({
    ...workflowQuery(workflowId ?? ''),
    enabled: workflowId !== undefined,
  });
  const me = useMe();
  const movable = useCan('applications:advance');
  const readsAll = useCan('applications:read');
  const [text, setText] = useState('');
  const [whose, setWhose] = useState('all');
  const [folded, setFolded] = useLocalStorage<string[]>({
    key: 'rolecall-folded-columns',
    defaultValue: endings,
  });
  const scroller = useRef<HTMLDivElement>(null);

  const columns = useBoardColumns(jobId, board);
  const shown = useMemo(
    () =>
      columns.map((column) => ({
        ...column,
        items: column.items.filter(
          (item) =>
            (text === '' || matchesText(item, text)) &&
            (whose === 'all' || item.assignees.some((assignee) => assignee.user_id === me.user.id)),
        ),
      })),
    [columns, text, whose, me.user.id],
  );
  const open = useMemo(() => shown.filter((column) => !folded.includes(column.stage.key)), [shown, folded]);
  const order = useMemo(() => open.flatMap((column) => column.items.map((item) => item.id)), [open]);
  const cards = useMemo(
    () => new Map(columns.flatMap((column) => column.items.map((item) => [item.id, item] as const))),
    [columns],
  );
  const selection = useSelectionOf(order);
  const flow = useMoveFlow(workflow, selection.clear);
  useEffect(() => setReadingOrder(order), [order]);

  // A card that can be seen can be moved: before the workflow is known, keys and drags would be refused.
  const ready = board !== undefined && (!movable || workflow !== undefined || withoutWorkflow);
  const keys = useBoardKeys({ columns: open, cards, workflow, selection, flow, movable, scroller, jobId });
  const drag = useBoardDrag({ cards, workflow, flow, scroller, ready });

  const travelling = useRef<(id: string) => string[]>((id) => [id]);
  travelling.current = (id) => (selection.chosen.has(id) ? [...selection.chosen] : [id]);
  const latest = useRef({
    toggle: selection.toggle,
    askMove: flow.askMove,
    cards,
    setActive: keys.setActive,
  });
  latest.current = { toggle: selection.toggle, askMove: flow.askMove, cards, setActive: keys.setActive };
  const handlers = useMemo(
    () => ({
      onToggle: (id: string, range: boolean) => latest.current.toggle(id, range),
      onMove: (id: string) => {
        const chosen = travelling.current(id).map((one) => latest.current.cards.get(one));
        latest.current.askMove(chosen.filter((one) => one !== undefined));
      },
      onFocus: (id: string) => latest.current.setActive(id),
      travelling: (id: string) => travelling.current(id),
    }),
    [],
  );

  if (error !== null) return <ErrorPanel error={error} what={t`The board`} onRetry={() => void refetch()} />;
  if (!ready) return <BoardSkeleton />;
  const total = columns.reduce((sum, column) => sum + column.count, 0);
  if (total === 0)
    return readsAll ? (
      <NobodyYet
        publicUrl={publicUrl}
        open={jobOpen ?? board.job.status === 'open'}
        confidential={confidential}
      />
    ) : (
      <NothingAssigned />
    );

  const filtered = text !== '' || whose !== 'all';
  const chosen = [...selection.chosen].flatMap((id) => cards.get(id) ?? []);
  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        <SearchField
          value={text}
          onSearch={setText}
          label={t`Filter the board`}
          size="xs"
          w={{ base: '100%', xs: 220 }}
        />
        {readsAll && (
          <SegmentedControl
            size="xs"
            aria-label={t`Whose applications`}
            value={whose}
            onChange={setWhose}
            data={[
              { value: 'all', label: t`Everybody’s` },
              { value: 'mine', label: t`Assigned to me` },
            ]}
          />
        )}
        <RecentMovesMenu jobId={jobId} />
        <Text size="sm" c="dimmed" ml="auto" visibleFrom="sm" role="status">
          {filtered
            ? t`${plural(order.length, { one: '# card', other: '# cards' })} shown${columns.some((column) => column.hasMore) ? t` of those loaded` : ''}`
            : t`${plural(total, { one: '# application', other: '# applications' })}`}
        </Text>
      </div>
      <StageTabs columns={shown} scroller={scroller} />
      <div ref={scroller} className={classes.board} data-board>
        <BoardPresence jobId={jobId}>
          {shown.map((column) => (
            <BoardColumn
              key={column.stage.key}
              column={column}
              collapsed={folded.includes(column.stage.key) && !keys.phone}
              onCollapse={(collapsed) =>
                setFolded((before) =>
                  collapsed
                    ? [...before, column.stage.key]
                    : before.filter((key) => key !== column.stage.key),
                )
              }
              drag={drag.stateOf(column.stage)}
              selected={selection.chosen}
              activeId={keys.activeId}
              movable={movable && targetsFrom(workflow, column.stage.key).length > 0}
              handlers={handlers}
              onSelectAll={selection.setMany}
            />
          ))}
        </BoardPresence>
      </div>
      <SelectionBar chosen={chosen} workflow={workflow} flow={flow} onClear={selection.clear} />
      {flow.dialogs}
    </div>
  );
}

function NobodyYet(props: { publicUrl: string | null; open: boolean; confidential: boolean }) {
  const { t } = useLingui();
  const { publicUrl, open, confidential } = props;
  if (confidential)
    return (
      <Empty icon={<IconUserPlus size={26} />} title={t`Nobody has been added yet`}>
        <Trans>
          The job is confidential and on no careers page, so nobody applies by themselves. Open a candidate
          and add them to this job.
        </Trans>
      </Empty>
    );
  return (
    <Empty
      icon={<IconUserPlus size={26} />}
      title={t`Nobody has applied yet`}
      actions={
        publicUrl !== null && (
          <Button variant="default" component="a" href={publicUrl} target="_blank">
            <Trans>See the public page</Trans>
          </Button>
        )
      }
    >
      {open
        ? t`Share the public page. Each application appears here the moment it arrives, and you move it from stage to stage by dragging, or with the keys: press ? to see them.`
        : t`The job is not open, so nobody can apply. Publish it and applications appear here the moment they arrive.`}
    </Empty>
  );
}
