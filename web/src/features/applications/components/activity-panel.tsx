import { Trans } from '@lingui/react/macro';
import { Card, Tabs } from '@mantine/core';
import type { RefObject } from 'react';
import type { Application } from '@/contract';
import { HistoryList } from './history-list';
import { NotesPanel } from './notes-panel';
import { TimelineList } from './timeline-list';

export type ActivityView = 'timeline' | 'notes' | 'history';

interface ActivityPanelProps {
  application: Application;
  view: ActivityView;
  onView: (view: ActivityView) => void;
  noteField: RefObject<HTMLTextAreaElement | null>;
}

/** Everything that happened, by kind. */
export function ActivityPanel({ application, view, onView, noteField }: ActivityPanelProps) {
  return (
    <Card padding={0}>
      <Tabs
        value={view}
        onChange={(value) => onView((value ?? 'timeline') as ActivityView)}
        keepMounted={false}
      >
        <Tabs.List px="xs">
          <Tabs.Tab value="timeline">
            <Trans>Timeline</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="notes">
            <Trans>Notes</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="history">
            <Trans>History</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline" p="md">
          <TimelineList id={application.id} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" p="md">
          <NotesPanel application={application} field={noteField} />
        </Tabs.Panel>
        <Tabs.Panel value="history" p="md">
          <HistoryList id={application.id} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}
