import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PageBlockPicture } from '@/contract';
import { useMe } from '@/session/use-me';
import { toastFailed } from '@/ui/toast';
import { addPicture } from '../api/careers-pages';
import classes from './careers-page.module.css';

interface PictureFieldProps {
  picture: PageBlockPicture | null;
  path: string;
  errors: Record<string, string>;
  onChange: (picture: PageBlockPicture | null) => void;
}

/** A picture with its description; it is made smaller and loses what the camera wrote into it. */
export function PictureField({ picture, path, errors, onChange }: PictureFieldProps) {
  const { t } = useLingui();
  const slug = useMe().organization?.slug ?? '';
  const upload = useMutation({
    mutationFn: addPicture,
    onSuccess: (added) => onChange({ id: added.id, alt: picture?.alt ?? '' }),
    onError: (error) => toastFailed(t`The picture was not uploaded`, error),
  });
  return (
    <Stack gap="xs">
      <Group align="flex-start">
        {picture !== null && (
          <img
            className={classes.thumbnail}
            src={`/careers/${slug}/pictures/${picture.id}`}
            alt={picture.alt === '' ? t`The present picture` : picture.alt}
          />
        )}
        <FileButton
          accept="image/png,image/jpeg,image/webp"
          onChange={(file) => file !== null && upload.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconPhoto size={16} aria-hidden />}
              loading={upload.isPending}
            >
              {picture === null ? t`Add a picture` : t`Replace the picture`}
            </Button>
          )}
        </FileButton>
        {picture !== null && (
          <Button variant="subtle" color="red" onClick={() => onChange(null)}>
            <Trans>Remove the picture</Trans>
          </Button>
        )}
      </Group>
      {errors[`${path}.id`] !== undefined && (
        <Text size="sm" c="red" role="alert">
          {errors[`${path}.id`]}
        </Text>
      )}
      {picture !== null && (
        <TextInput
          label={t`What the picture shows`}
          description={t`Read aloud to people who do not see it.`}
          maxLength={200}
          required
          value={picture.alt}
          error={errors[`${path}.alt`]}
          onChange={(event) => onChange({ ...picture, alt: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
