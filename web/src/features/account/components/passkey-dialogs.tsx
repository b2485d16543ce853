import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Passkey } from '@/contract';
import { describeUserAgent } from '@/format/words';
import { Problem } from '@/http/problem';
import { isThereAlready, wasDeclined } from '@/session/passkeys';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { addPasskey, passkeysQuery, removePasskey, renamePasskey } from '../api/passkeys';

const longestName = 60;

const needsProof = (error: unknown) => error instanceof Problem && error.code === 'confirmation_needed';

/** Names a passkey and lets the device make it. */
export function AddPasskey({ onDone, onUnproved }: { onDone: () => void; onUnproved: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: (own) => {
      client.setQueryData(passkeysQuery.queryKey, own);
      toastDone(t`The passkey was added.`);
      onDone();
    },
    onError: (error) => {
      if (needsProof(error)) onUnproved();
    },
  });
  return (
    <NameDialog
      title={t`Add a passkey`}
      action={t`Go on`}
      initial={describeUserAgent(navigator.userAgent)}
      lead={
        <Trans>
          Your device will ask for your fingerprint, your face or its PIN. Give the passkey a name first.
        </Trans>
      }
      saving={add.isPending}
      onSave={(name) => add.mutate(name)}
      onClose={onDone}
      error={add.error}
    />
  );
}

/** Gives a passkey another name. */
export function RenamePasskey({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const rename = useMutation({
    mutationFn: renamePasskey,
    onSuccess: () => {
      toastDone(t`Saved.`);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
  return (
    <NameDialog
      title={t`Rename the passkey`}
      action={t`Save`}
      initial={passkey.name}
      saving={rename.isPending}
      onSave={(name) => rename.mutate({ id: passkey.id, name })}
      onClose={onDone}
      error={rename.error}
    />
  );
}

function NameDialog(props: {
  title: string;
  action: string;
  initial: string;
  lead?: ReactNode;
  saving: boolean;
  error: unknown;
  onSave: (name: string) => void;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { name: props.initial },
    validate: { name: isNotEmpty(t`Give it a name.`) },
  });
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form onSubmit={form.onSubmit(({ name }) => props.onSave(name.trim()))} noValidate>
        <Stack>
          {props.lead !== undefined && <Text size="sm">{props.lead}</Text>}
          <TextInput
            label={t`Name`}
            description={t`So that you know it again, such as “Work laptop”.`}
            maxLength={longestName}
            data-autofocus
            {...form.getInputProps('name')}
          />
          {wasDeclined(props.error) ? (
            <Alert color="yellow" role="status">
              <Trans>No passkey was made. Try again when you are ready.</Trans>
            </Alert>
          ) : isThereAlready(props.error) ? (
            <Alert color="yellow" role="status">
              <Trans>This device has a passkey of your account already.</Trans>
            </Alert>
          ) : (
            !needsProof(props.error) && <FormError error={props.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={props.saving}>
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Removes a passkey; says so when it is the last way in besides a mailed link. */
export function RemovePasskey({
  passkey,
  isLastWay,
  onDone,
  onUnproved,
}: {
  passkey: Passkey;
  isLastWay: boolean;
  onDone: () => void;
  onUnproved: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: removePasskey,
    onSuccess: () => {
      toastDone(t`The passkey was removed.`);
      onDone();
    },
    onError: (error) => {
      if (needsProof(error)) onUnproved();
    },
    onSettled: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
  return (
    <Modal opened onClose={onDone} title={t`Remove this passkey?`}>
      <Stack>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Trans>
            “{passkey.name}” will no longer sign you in. Your device may go on offering it until you delete it
            there.
          </Trans>
        </Text>
        {isLastWay && (
          <Alert color="yellow">
            <Trans>
              You have no password and no other passkey. From then on you sign in by a link that we mail to
              you.
            </Trans>
          </Alert>
        )}
        {!needsProof(remove.error) && <FormError error={remove.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone} data-autofocus>
            <Trans>Keep it</Trans>
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: passkey.id, mailIsEnough: isLastWay })}
          >
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
