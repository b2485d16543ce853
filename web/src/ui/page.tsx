import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: ReactNode;
  /** The document's title when `title` is not plain text. */
  documentTitle?: string;
  above?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  below?: ReactNode;
  /** `full` runs to the edges, for boards and wide tables. */
  width?: 'narrow' | 'normal' | 'full';
  /** As high as the window, with the content scrolling inside: boards. */
  fill?: boolean;
  children: ReactNode;
}

/** One screen of the console: a heading, what can be done here, and the content. */
export function Page(props: PageProps) {
  const {
    title,
    documentTitle,
    above,
    description,
    actions,
    below,
    width = 'normal',
    fill = false,
    children,
  } = props;
  useDocumentTitle(`${documentTitle ?? (typeof title === 'string' ? title : 'Rolecall')} · Rolecall`);
  return (
    <div className={classes.page} data-width={width} data-fill={fill || undefined}>
      <header className={classes.header}>
        {above}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} className={classes.heading}>
            <Title order={1}>{title}</Title>
            {description !== undefined && (
              <Text c="dimmed" size="sm" component="div">
                {description}
              </Text>
            )}
          </Stack>
          {actions !== undefined && (
            <Group gap="xs" className={classes.actions}>
              {actions}
            </Group>
          )}
        </Group>
        {below}
      </header>
      <Box className={classes.content}>{children}</Box>
    </div>
  );
}
