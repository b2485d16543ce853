import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Avatar, Checkbox, Text, Tooltip } from '@mantine/core';
import { IconArrowsMove, IconCopy, IconFileOff, IconFlag3Filled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef, useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import { formatDate } from '@/format/dates';
import { humanize, midSentence } from '@/format/words';
import { useRecentlyChanged } from '@/live/changes';
import { CardPresence } from '@/presence/board-presence';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import classes from './board.module.css';
import { DueLabel } from './due-label';

export interface CardHandlers {
  onToggle: (id: string, range: boolean) => void;
  onMove: (id: string) => void;
  onFocus: (id: string) => void;
  /** The cards that travel when this one is dragged: the selection when it is part of it. */
  travelling: (id: string) => string[];
}

interface ApplicationCardProps {
  application: ApplicationSummary;
  selected: boolean;
  selecting: boolean;
  /** The one card of the board that the Tab key reaches. */
  reachable: boolean;
  movable: boolean;
  handlers: CardHandlers;
}

export const ApplicationCard = memo(function ApplicationCard(props: ApplicationCardProps) {
  const { t } = useLingui();
  const { application, selected, selecting, reachable, movable, handlers } = props;
  const { id, candidate } = application;
  const element = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState(false);
  const changed = useRecentlyChanged(id);

  useEffect(() => {
    const card = element.current;
    if (card === null || !movable) return;
    return draggable({
      element: card,
      canDrag: () => window.matchMedia('(min-width: 48em)').matches,
      getInitialData: () => ({ kind: 'applications', ids: handlers.travelling(id) }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '14px', y: '10px' }),
          render: ({ container }) => {
            const count = handlers.travelling(id).length;
            const preview = document.createElement('div');
            preview.className = classes.dragPreview ?? '';
            preview.textContent = count === 1 ? candidate.full_name : t`${count} applications`;
            container.append(preview);
          },
        }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [id, candidate.full_name, movable, handlers, t]);

  const tab = reachable ? 0 : -1;
  return (
    <div
      ref={element}
      className={classes.card}
      data-application={id}
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      data-changed={changed || undefined}
      role="group"
      aria-label={`${candidate.full_name}${selected ? t`, selected` : ''}`}
      tabIndex={tab}
      onFocus={() => handlers.onFocus(id)}
    >
      <div className={classes.cardTop}>
        <PersonAvatar name={candidate.full_name} size={26} className={classes.cardFace} />
        <div className={classes.cardWho}>
          <Link
            to="/app/applications/$applicationId"
            params={{ applicationId: id }}
            className={classes.cardName}
            tabIndex={tab}
            draggable={false}
          >
            {candidate.full_name}
          </Link>
          <Text size="xs" c="dimmed" truncate title={candidate.email}>
            {candidate.email}
          </Text>
        </div>
        {movable && (
          <div className={classes.cardTools} data-shown={selecting || selected || undefined}>
            <Tooltip label={t`Move… (M)`}>
              <ActionIcon
                size={24}
                aria-label={t`Move ${candidate.full_name}`}
                tabIndex={tab}
                onClick={() => handlers.onMove(id)}
              >
                <IconArrowsMove size={15} />
              </ActionIcon>
            </Tooltip>
            <Checkbox
              size="xs"
              className={classes.cardCheck}
              aria-label={t`Select ${candidate.full_name}`}
              tabIndex={tab}
              checked={selected}
              onChange={() => undefined}
              onClick={(event) => handlers.onToggle(id, event.shiftKey)}
            />
          </div>
        )}
      </div>
      <div className={classes.cardFacts}>
        <Text size="xs" c="dimmed" component="span">
          <span title={t`In this stage since ${formatDate(application.stage_entered_at)}`}>
            <RelativeTime at={application.stage_entered_at} short />
          </span>
          {application.source !== '' && ` · ${midSentence(humanize(application.source))}`}
        </Text>
        <span className={classes.cardFlags}>
          <CardPresence id={id} />
          {application.knocked_out && (
            <Tooltip label={t`An answer does not meet a requirement`}>
              <span className={classes.flag}>
                <IconFlag3Filled size={14} role="img" aria-label={t`An answer does not meet a requirement`} />
              </span>
            </Tooltip>
          )}
          {application.first_application_id !== null && (
            <Tooltip label={t`Second application of the same person`}>
              <IconCopy size={15} role="img" aria-label={t`Second application of the same person`} />
            </Tooltip>
          )}
          {!application.has_resume && (
            <Tooltip label={t`No résumé`}>
              <IconFileOff size={15} role="img" aria-label={t`No résumé`} />
            </Tooltip>
          )}
          {application.assignees.length > 0 && (
            <Tooltip label={t`Assigned to ${application.assignees.map((one) => one.full_name).join(', ')}`}>
              <Avatar.Group spacing={6}>
                {application.assignees.slice(0, 3).map((one) => (
                  <PersonAvatar key={one.user_id} name={one.full_name} size={20} />
                ))}
              </Avatar.Group>
            </Tooltip>
          )}
        </span>
      </div>
      {application.due_at !== null && (
        <div className={classes.cardDue}>
          <DueLabel at={application.due_at} compact />
        </div>
      )}
    </div>
  );
});
