import { Avatar, type AvatarProps } from '@mantine/core';
import { initials } from '@/format/words';
import classes from './person-avatar.module.css';

const tones = 7;

const toneOf = (name: string) => {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tones;
};

/** Initials on a quiet tone that stays the same for a person. Decorative: the name stands beside it. */
export function PersonAvatar({ name, ...props }: { name: string } & AvatarProps) {
  return (
    <Avatar
      size={28}
      radius="xl"
      {...props}
      aria-hidden
      classNames={{ placeholder: classes.placeholder }}
      data-tone={toneOf(name)}
      className={classes.root}
    >
      {initials(name)}
    </Avatar>
  );
}
