import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconMessagePlus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailTemplate, MailTemplateKind } from '@/contract';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { templatesQuery } from '../api/templates';
import { labelOf } from '@/writing/words';
import { templateKindsQuery } from '@/writing/queries';
import { SavedTexts } from './saved-texts';
import { TemplateEditor } from './template-editor';

interface Editing {
  kind: MailTemplateKind;
  template: MailTemplate | null;
}

/** The organization's own words for what is sent by itself, and the messages that people saved. */
export function MailTemplates() {
  const { t } = useLingui();
  const kinds = useQuery(templateKindsQuery);
  const templates = useInfiniteQuery(templatesQuery);
  const [editing, setEditing] = useState<Editing | null>(null);
  const error = kinds.error ?? templates.error;
  if (error !== null)
    return (
      <ErrorPanel
        error={error}
        what={t`The templates`}
        onRetry={() => {
          void kinds.refetch();
          void templates.refetch();
        }}
      />
    );
  if (kinds.data === undefined || templates.data === undefined) return <RowsSkeleton rows={8} />;
  if (editing !== null)
    return (
      <TemplateEditor
        key={`${editing.kind.kind}:${editing.template?.id ?? 'new'}`}
        {...editing}
        onDone={() => setEditing(null)}
      />
    );
  const all = templates.data.pages.flatMap((page) => page.items);
  const sent = kinds.data.items.filter(
    (kind) => kind.kind !== 'candidate_message' && kind.kind !== 'outreach',
  );
  const free = kinds.data.items.find((kind) => kind.kind === 'candidate_message');
  const saved = all.filter((template) => template.kind === 'candidate_message');
  return (
    <Stack gap="lg">
      {free !== undefined && (
        <SavedMessages
          saved={saved}
          onNew={() => setEditing({ kind: free, template: null })}
          onEdit={(template) => setEditing({ kind: free, template })}
        />
      )}
      <SavedTexts />
      <Card component="section" aria-labelledby="sent-by-itself">
        <Title order={2} id="sent-by-itself">
          <Trans>Mails that are sent by themselves</Trans>
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          <Trans>
            Each has a text of Rolecall in every language. Write your own where you would say it differently.
          </Trans>
        </Text>
        <Stack gap="sm">
          {sent.map((kind) => {
            const template = all.find((one) => one.kind === kind.kind) ?? null;
            return (
              <Row
                key={kind.kind}
                title={kind.label}
                detail={kind.sent}
                template={template}
                onEdit={() => setEditing({ kind, template })}
              />
            );
          })}
        </Stack>
      </Card>
      <LoadMore
        hasMore={templates.hasNextPage}
        loading={templates.isFetchingNextPage}
        onMore={() => void templates.fetchNextPage()}
      />
    </Stack>
  );
}

interface SavedMessagesProps {
  saved: MailTemplate[];
  onNew: () => void;
  onEdit: (template: MailTemplate) => void;
}

function SavedMessages({ saved, onNew, onEdit }: SavedMessagesProps) {
  const { t } = useLingui();
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={onNew}>
      <Trans>New saved message</Trans>
    </Button>
  );
  return (
    <Card component="section" aria-labelledby="saved-messages">
      <Group justify="space-between" mb="md" align="flex-start">
        <div>
          <Title order={2} id="saved-messages">
            <Trans>Saved messages</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>What you write to candidates again and again, to begin a message with.</Trans>
          </Text>
        </div>
        {saved.length > 0 && add}
      </Group>
      {saved.length === 0 ? (
        <Empty icon={<IconMessagePlus size={22} />} title={t`No saved message yet`} actions={add} compact>
          <Trans>
            Ask for references, keep in touch, explain the next step: write it once, with the candidate’s name
            filled in.
          </Trans>
        </Empty>
      ) : (
        <Stack gap="sm">
          {saved.map((template) => (
            <Row
              key={template.id}
              title={template.name}
              detail={Object.values(template.texts)[0]?.subject ?? ''}
              template={template}
              onEdit={() => onEdit(template)}
            />
          ))}
        </Stack>
      )}
    </Card>
  );
}

interface RowProps {
  title: string;
  detail: string;
  template: MailTemplate | null;
  onEdit: () => void;
}

function Row({ title, detail, template, onEdit }: RowProps) {
  const { t } = useLingui();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={550}>
            {title}
          </Text>
          {template !== null &&
            Object.keys(template.texts).map((language) => (
              <Badge key={language} color="gray">
                {labelOf(language)}
              </Badge>
            ))}
        </Group>
        <Text size="xs" c="dimmed">
          {detail}
        </Text>
      </div>
      <Button
        size="xs"
        variant="default"
        flex="none"
        leftSection={<IconPencil size={14} />}
        aria-label={t`Edit ${title}`}
        onClick={onEdit}
      >
        <Trans>Edit</Trans>
      </Button>
    </Group>
  );
}
