import { useLingui } from '@lingui/react/macro';
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { BrandMark } from '@/ui/brand';
import classes from './entry-layout.module.css';
import { LanguageChoice } from './language-choice';

/** The screens before one is signed in: one narrow column, one thing to do. */
export function EntryLayout({
  title,
  lead,
  children,
  foot,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const { t } = useLingui();
  useDocumentTitle(`${title} · Rolecall`);
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Anchor href="/" underline="never" c="inherit" aria-label={t`Rolecall, to the start page`}>
          <Group gap={10}>
            <BrandMark size={30} />
            <Text fw={680} size="lg">
              Rolecall
            </Text>
          </Group>
        </Anchor>
        <Stack gap="lg" className={classes.card}>
          <Stack gap={4}>
            <Title order={1}>{title}</Title>
            {lead !== undefined && (
              <Text c="dimmed" component="div">
                {lead}
              </Text>
            )}
          </Stack>
          {children}
        </Stack>
        {foot !== undefined && (
          <Text size="sm" c="dimmed" component="div" ta="center">
            {foot}
          </Text>
        )}
        <LanguageChoice />
      </div>
    </main>
  );
}
