import { Box, Container, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** One column that fits a phone: who asks, for which job, and one thing to do. */
export function RoomLayout({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <Box component="main" py={{ base: 'md', sm: 'xl' }}>
      <Container size="sm" px="md">
        <Stack gap="lg">
          <Stack gap={4}>
            {lead !== undefined && <Text c="dimmed">{lead}</Text>}
            <Title order={1} size="h2">
              {title}
            </Title>
          </Stack>
          {children}
        </Stack>
      </Container>
    </Box>
  );
}
