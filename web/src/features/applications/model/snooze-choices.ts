import { t } from '@lingui/core/macro';

export interface SnoozeChoice {
  label: string;
  until: Date;
}

const morning = 9;

const at = (day: Date, days: number): Date => {
  const moved = new Date(day);
  moved.setDate(moved.getDate() + days);
  moved.setHours(morning, 0, 0, 0);
  return moved;
};

const monday = 1;

/** The times that are offered, each ahead of now and each once. */
export const snoozeChoices = (now: Date): SnoozeChoice[] => {
  const later = new Date(now.getTime() + 3 * 3_600_000);
  const toMonday = (7 + monday - now.getDay()) % 7 || 7;
  return [
    ...(later.getDate() === now.getDate() ? [{ label: t`In three hours`, until: later }] : []),
    { label: t`Tomorrow morning`, until: at(now, 1) },
    ...(toMonday > 1 ? [{ label: t`Next Monday`, until: at(now, toMonday) }] : []),
    ...(toMonday < 7 ? [{ label: t`In a week`, until: at(now, 7) }] : []),
  ];
};
