import { useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { formatNumber } from '@/format/numbers';
import { StageDot } from '@/ui/stage-badge';
import type { ColumnView } from './board-column';
import classes from './board.module.css';

/** On a phone the board shows one stage at a time: swipe it, or press its tab. */
export function StageTabs({
  columns,
  scroller,
}: {
  columns: ColumnView[];
  scroller: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useLingui();
  const [current, setCurrent] = useState(0);
  const tabs = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = () => setCurrent(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)));
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [scroller]);

  useEffect(() => {
    const tab = tabs.current?.children[current];
    if (tab instanceof HTMLElement && tabs.current !== null)
      tabs.current.scrollTo({ left: tab.offsetLeft - 40, behavior: 'smooth' });
  }, [current]);

  return (
    <div ref={tabs} className={classes.stageTabs} role="tablist" aria-label={t`Stages`}>
      {columns.map((column, index) => (
        <UnstyledButton
          key={column.stage.key}
          role="tab"
          aria-selected={index === current}
          className={classes.stageTab}
          onClick={() =>
            scroller.current?.scrollTo({ left: index * scroller.current.clientWidth, behavior: 'smooth' })
          }
        >
          <StageDot kind={column.stage.kind} />
          {column.stage.name}
          <Text span size="xs" c="dimmed">
            {formatNumber(column.count)}
          </Text>
        </UnstyledButton>
      ))}
    </div>
  );
}
