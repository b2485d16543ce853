import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDetails, ImportedResume, ImportRow } from '@/contract';
import { FileView } from '@/files/file-view';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { usePhone } from '@/ui/use-phone';
import { mendRow, resumeFileQuery } from '../api/imports';
import classes from './imports.module.css';

interface MendResumeProps {
  found: ImportDetails;
  row: ImportRow;
  resume: ImportedResume;
  onClose: () => void;
}

/** Who a résumé is of, to be written beside the résumé itself. */
export function MendResume({ found, row, resume, onClose }: MendResumeProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const isPhone = usePhone();
  const [fullName, setFullName] = useState(resume.full_name.value);
  const [email, setEmail] = useState(resume.email.value);
  const [phone, setPhone] = useState(resume.phone.value);
  const save = useMutation({
    mutationFn: () => mendRow(found.id, row.position, { full_name: fullName, email, phone }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['imports', found.id] });
      if (saved.problems.length === 0) onClose();
    },
  });
  const problems = (save.data ?? row).problems;
  const problem = problems.map((one) => one.message).join(' ');
  return (
    <Modal opened onClose={onClose} title={t`Who the résumé is of`} size="80rem" fullScreen={isPhone}>
      <div className={classes.mending}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack>
            <TextInput
              label={t`Full name`}
              value={fullName}
              onChange={(event) => setFullName(event.currentTarget.value)}
              maxLength={200}
              data-autofocus
            />
            <TextInput
              label={t`E-mail`}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              maxLength={200}
              inputMode="email"
            />
            <TextInput
              label={t`Phone`}
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
              maxLength={200}
              inputMode="tel"
            />
            <FormError error={save.error} />
            {problem !== '' && <div role="status">{problem}</div>}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" loading={save.isPending}>
                <Trans>Save</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
        {resume.file_id !== null && <Document fileId={resume.file_id} />}
      </div>
    </Modal>
  );
}

function Document({ fileId }: { fileId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(resumeFileQuery(fileId));
  if (data === undefined) return <RowsSkeleton />;
  return (
    <FileView
      file={{ id: data.id, filename: data.filename, size: data.size, preview: data.preview }}
      label={t`Résumé`}
    />
  );
}
