import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Badge, Group, Menu, Text } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFileText,
  IconFileTypePdf,
  IconPencil,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CandidateFile } from '@/contract';
import { useDownload } from '@/files/use-download';
import { formatBytes } from '@/format/numbers';
import { Can, useCan } from '@/session/can';
import { RelativeTime } from '@/ui/relative-time';
import { evidenceReasons, fileKinds } from '../model/file-words';
import classes from './files.module.css';

interface FileItemProps {
  file: CandidateFile;
  onShow: () => void;
  onRename: () => void;
  onRemove: () => void;
}

/** One file: what it is, who put it there and when, what it came with, and what to do with it. */
export function FileItem({ file, onShow, onRename, onRemove }: FileItemProps) {
  const { t } = useLingui();
  const download = useDownload();
  const reads = useCan('files:read');
  return (
    <li className={classes.item}>
      <FileIcon preview={file.preview} />
      <div className={classes.facts}>
        <Group gap="xs">
          {reads ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={550}
              className={classes.name}
              onClick={onShow}
            >
              {file.filename}
            </Anchor>
          ) : (
            <Text size="sm" fw={550} className={classes.name}>
              {file.filename}
            </Text>
          )}
          <Badge color="gray" variant="outline" tt="none" fw={500}>
            {fileKinds[file.kind]}
          </Badge>
          {file.is_current_resume && (
            <Badge variant="light" tt="none" fw={500}>
              <Trans>Current résumé</Trans>
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" mt={2}>
          {file.added_by === '' ? (
            <Trans>
              Sent in <RelativeTime at={file.added_at} />
            </Trans>
          ) : (
            <Trans>
              Added by {file.added_by} <RelativeTime at={file.added_at} />
            </Trans>
          )}
          {' · '}
          {formatBytes(file.size)}
          {file.application_id !== null && (
            <>
              {' · '}
              <Trans>
                Application:{' '}
                <Anchor
                  size="xs"
                  underline="always"
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/app/applications/$applicationId"
                      params={{ applicationId: file.application_id ?? '' }}
                    />
                  )}
                >
                  {file.job_title}
                </Anchor>
              </Trans>
            </>
          )}
        </Text>
        {file.evidence !== null && (
          <Text size="xs" c="dimmed" mt={2}>
            {evidenceReasons[file.evidence]}
          </Text>
        )}
      </div>
      <Can do="files:read">
        <ActionIcon
          variant="subtle"
          aria-label={t`Download ${file.filename}`}
          onClick={() => download(file.id)}
        >
          <IconDownload size={17} />
        </ActionIcon>
      </Can>
      {file.evidence === null && <FileMenu file={file} onRename={onRename} onRemove={onRemove} />}
    </li>
  );
}

function FileIcon({ preview }: { preview: string }) {
  if (preview === 'pdf') return <IconFileTypePdf size={20} aria-hidden />;
  if (preview === 'image') return <IconPhoto size={20} aria-hidden />;
  return <IconFileText size={20} aria-hidden />;
}

function FileMenu({ file, onRename, onRemove }: Omit<FileItemProps, 'onShow'>) {
  const { t } = useLingui();
  const renames = useCan('candidates:update');
  const removes = useCan('files:remove');
  if (!renames && !removes) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Actions for ${file.filename}`}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {renames && (
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onRename}>
            <Trans>Name and kind…</Trans>
          </Menu.Item>
        )}
        {removes && (
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={onRemove}>
            <Trans>Remove</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
