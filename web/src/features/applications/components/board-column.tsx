import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Checkbox, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ApplicationSummary, Stage } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { LoadMore } from '@/ui/load-more';
import { StageDot } from '@/ui/stage-badge';
import { usePhone } from '@/ui/use-phone';
import { ApplicationCard, type CardHandlers } from './application-card';
import classes from './board.module.css';
import { BoxCards, PageCards } from './column-cards';

export interface ColumnView {
  stage: Stage;
  count: number;
  items: ApplicationSummary[];
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

interface BoardColumnProps {
  column: ColumnView;
  collapsed: boolean;
  onCollapse: (collapsed: boolean) => void;
  /** While cards are dragged: whether this column takes them. */
  drag: 'none' | 'allowed' | 'refused';
  selected: ReadonlySet<string>;
  activeId: string | null;
  movable: boolean;
  handlers: CardHandlers;
  onSelectAll: (ids: string[], on: boolean) => void;
}

export function BoardColumn(props: BoardColumnProps) {
  const { t } = useLingui();
  const { column, collapsed, onCollapse, drag, selected, activeId, movable, handlers, onSelectAll } = props;
  const { stage, items, count } = column;
  const section = useRef<HTMLElement>(null);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const element = section.current;
    if (element === null || drag !== 'allowed') return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === 'applications',
      getData: () => ({ stage: stage.key }),
      getDropEffect: () => 'move',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [stage.key, drag]);

  const phone = usePhone();
  useEffect(() => {
    if (box === null || phone) return;
    return autoScrollForElements({ element: box });
  }, [box, phone]);

  const ids = items.map((item) => item.id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  const selecting = selected.size > 0;
  const cards = {
    items,
    activeId,
    label: t`Applications in ${stage.name}`,
    draw: (application: ApplicationSummary) => (
      <ApplicationCard
        application={application}
        selected={selected.has(application.id)}
        selecting={selecting}
        reachable={activeId === application.id}
        movable={movable}
        handlers={handlers}
      />
    ),
  };
  return (
    <section
      ref={section}
      className={classes.column}
      data-stage={stage.key}
      data-collapsed={collapsed || undefined}
      data-drag={drag}
      data-over={(over && drag === 'allowed') || undefined}
      aria-label={`${stage.name}, ${t`${plural(count, { one: '# application', other: '# applications' })}`}`}
    >
      <header className={classes.columnHead}>
        <StageDot kind={stage.kind} />
        <Title order={2} className={classes.columnName}>
          {stage.name}
        </Title>
        <Text size="sm" c="dimmed" component="span" className={classes.columnCount}>
          {formatNumber(count)}
        </Text>
        {!collapsed && movable && ids.length > 0 && (
          <Checkbox
            size="xs"
            ml="auto"
            className={classes.columnCheck}
            data-shown={selecting || undefined}
            aria-label={t`Select all in ${stage.name}`}
            checked={chosen === ids.length}
            indeterminate={chosen > 0 && chosen < ids.length}
            onChange={(event) => onSelectAll(ids, event.currentTarget.checked)}
          />
        )}
        <Tooltip label={collapsed ? t`Open this column` : t`Fold this column`}>
          <ActionIcon
            size={24}
            ml={collapsed || !movable || ids.length === 0 ? 'auto' : 0}
            className={classes.fold}
            aria-label={collapsed ? t`Open the column ${stage.name}` : t`Fold the column ${stage.name}`}
            aria-expanded={!collapsed}
            onClick={() => onCollapse(!collapsed)}
          >
            {collapsed ? <IconChevronsRight size={15} /> : <IconChevronsLeft size={15} />}
          </ActionIcon>
        </Tooltip>
      </header>
      {drag === 'refused' && !collapsed && (
        <div className={classes.refused}>
          <Trans>Not from here</Trans>
        </div>
      )}
      {!collapsed && (
        <div ref={setBox} className={classes.cards}>
          {items.length > 0 && (phone ? <PageCards {...cards} /> : <BoxCards {...cards} box={box} />)}
          <LoadMore
            hasMore={column.hasMore}
            loading={column.loadingMore}
            onMore={column.onMore}
            root={phone ? null : box}
          />
          {items.length === 0 && !column.hasMore && (
            <Text size="sm" c="dimmed" className={classes.columnEmpty}>
              <Trans>Nobody here</Trans>
            </Text>
          )}
        </div>
      )}
    </section>
  );
}
