import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterTemplate } from '@/contract';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { keepTemplate, templatesQuery } from '../api/letter-templates';
import { locales } from '../model/words';
import { TemplateEditor } from './template-editor';

/** The letters that offers begin with. A template is archived, never destroyed. */
export function LetterTemplates() {
  const { t } = useLingui();
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<LetterTemplate | 'new' | null>(null);
  const { data, error, refetch } = useQuery(templatesQuery(archived));
  const manages = useCan('offers:manage');
  if (editing !== null)
    return <TemplateEditor template={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />;
  if (error !== null)
    return <ErrorPanel error={error} what={t`The templates`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <Stack>
      <Group justify="space-between">
        <Switch
          label={t`Archived`}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
        {manages && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            <Trans>New template</Trans>
          </Button>
        )}
      </Group>
      {data.items.length === 0 ? (
        <Empty
          compact
          icon={<IconTemplate size={26} />}
          title={archived ? t`Nothing is archived` : t`No letter template yet`}
        >
          {archived
            ? t`Templates that you archive are kept here and can be brought back.`
            : t`Write the letter once, with variables such as ${'{{candidate_name}}'} and ${'{{pay}}'}; every offer fills them in.`}
        </Empty>
      ) : (
        data.items.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            manages={manages}
            onEdit={() => setEditing(template)}
          />
        ))
      )}
    </Stack>
  );
}

interface TemplateRowProps {
  template: LetterTemplate;
  manages: boolean;
  onEdit: () => void;
}

function TemplateRow({ template, manages, onEdit }: TemplateRowProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const inUse = template.archived_at === null;
  const keep = useMutation({
    mutationFn: () => keepTemplate(template, !inUse),
    onSuccess: () => toastDone(inUse ? t`“${template.name}” is archived.` : t`“${template.name}” is back.`),
    onError: (error) => toastFailed(t`The template is as it was`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['offer-templates'] }),
  });
  return (
    <Card component="article" aria-label={template.name}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={2} size="h3">
              {template.name}
            </Title>
            <Badge color="gray">
              {locales.find((one) => one.value === template.locale)?.label ?? template.locale}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            <Trans>
              {template.subject} · changed <RelativeTime at={template.updated_at} />
            </Trans>
          </Text>
        </div>
        {manages && (
          <Group gap="xs">
            {inUse && (
              <Button size="xs" variant="default" aria-label={t`Edit ${template.name}`} onClick={onEdit}>
                <Trans>Edit</Trans>
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              loading={keep.isPending}
              aria-label={`${inUse ? t`Archive` : t`Bring back`} ${template.name}`}
              onClick={() => keep.mutate()}
            >
              {inUse ? t`Archive` : t`Bring back`}
            </Button>
          </Group>
        )}
      </Group>
    </Card>
  );
}
