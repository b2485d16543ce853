import { Trans } from '@lingui/react/macro';
import { Button, Card, Text, Title } from '@mantine/core';
import type { MyTask } from '@/contract';
import { formatDateTime } from '@/format/dates';
import classes from './application.module.css';

/** What waits for the candidate: interviews, offers, questions; times are in their own zone. */
export function Tasks({ tasks }: { tasks: readonly MyTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <Title order={2} size="h3" id="tasks" mb="xs">
        <Trans>For you to do or to know</Trans>
      </Title>
      <ul className={classes.tasks}>
        {tasks.map((task, index) => (
          <Card component="li" key={index}>
            <Text fw={600}>{task.sentence}</Text>
            {task.at !== null && <Text>{formatDateTime(task.at)}</Text>}
            {task.until !== null && (
              <Text size="sm">
                <Trans>You can do this until {formatDateTime(task.until)}.</Trans>
              </Text>
            )}
            {task.action !== '' && (
              <div>
                <Button component="a" href={wayTo(task)} mt="sm">
                  {task.action}
                </Button>
              </div>
            )}
          </Card>
        ))}
      </ul>
    </section>
  );
}

/** The part of this page, else the page of its own, on this installation's own address. */
const wayTo = (task: MyTask): string =>
  task.place === null ? new URL(task.url, window.location.href).pathname : `#${task.place}`;
