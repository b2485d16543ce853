import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDeviceMobileMessage, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextTemplate } from '@/contract';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { labelOf } from '@/writing/words';
import { textTemplatesQuery } from '../api/texts';
import { TextTemplateDialog } from './text-template-dialog';

/** The texts that people saved, to begin a text message with. */
export function SavedTexts() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(textTemplatesQuery);
  const [editing, setEditing] = useState<{ template: TextTemplate | null } | null>(null);
  const saved = data?.items ?? [];
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing({ template: null })}>
      <Trans>New saved text</Trans>
    </Button>
  );
  return (
    <Card component="section" aria-labelledby="saved-texts">
      <Group justify="space-between" mb="md" align="flex-start">
        <div>
          <Title order={2} id="saved-texts">
            <Trans>Saved texts</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>What you text to candidates again and again, to begin a text message with.</Trans>
          </Text>
        </div>
        {saved.length > 0 && add}
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The saved texts`} onRetry={() => void refetch()} />
      ) : saved.length === 0 ? (
        <Empty
          icon={<IconDeviceMobileMessage size={22} />}
          title={t`No saved text yet`}
          actions={add}
          compact
        >
          <Trans>Remind of an interview, ask for a call: write it once, in the languages you need.</Trans>
        </Empty>
      ) : (
        <Stack gap="sm">
          {saved.map((template) => (
            <Group key={template.id} justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Group gap={6}>
                  <Text size="sm" fw={550}>
                    {template.name}
                  </Text>
                  {Object.keys(template.texts).map((language) => (
                    <Badge key={language} color="gray">
                      {labelOf(language)}
                    </Badge>
                  ))}
                </Group>
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {Object.values(template.texts)[0]}
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                flex="none"
                leftSection={<IconPencil size={14} />}
                aria-label={t`Edit ${template.name}`}
                onClick={() => setEditing({ template })}
              >
                <Trans>Edit</Trans>
              </Button>
            </Group>
          ))}
        </Stack>
      )}
      {editing !== null && (
        <TextTemplateDialog template={editing.template} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}
