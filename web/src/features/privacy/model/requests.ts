import { plural, t } from '@lingui/core/macro';
import type { ErasureGround, ErasureRequest } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';

/** Why a request can be refused, as it is chosen. */
export const grounds = (): { value: ErasureGround; label: string }[] => [
  { value: 'legal_duty', label: t`A law obliges us to keep it, or a task in the public interest (17(3)(b))` },
  { value: 'claims', label: t`It is needed for legal claims (17(3)(e))` },
  { value: 'expression', label: t`Freedom of expression and information (17(3)(a))` },
  { value: 'public_health', label: t`Public health (17(3)(c))` },
  { value: 'archives', label: t`Archives, research or statistics (17(3)(d))` },
  { value: 'not_identified', label: t`It cannot be shown whose data it is (12(2))` },
];

/** Whether a request can still be carried out or refused. */
export const isUndecided = (one: ErasureRequest): boolean =>
  one.status === 'waiting' || one.status === 'review' || one.status === 'held';

/** By when it has to be answered, in a few words. */
export const timeLeft = (one: ErasureRequest): string => {
  if (one.is_overdue) return plural(-one.days_left, { one: '# day overdue', other: '# days overdue' });
  if (one.days_left === 0) return t`Due today`;
  return plural(one.days_left, { one: '# day left', other: '# days left' });
};

/** What is to happen with a request, or what has. */
export const requestState = (one: ErasureRequest): string => {
  const ended = one.ended_at === null ? '' : formatDate(one.ended_at);
  switch (one.status) {
    case 'waiting':
      return one.decided_by_name === ''
        ? t`Is carried out by itself after ${one.runs_at === null ? '' : formatDate(one.runs_at)}; until then the person can call it off.`
        : t`${one.decided_by_name} let it be carried out.`;
    case 'review':
      return whyLook(one);
    case 'held':
      return t`A legal hold stands against it. The applications are withdrawn and the person was told; it goes on when the hold ends.`;
    case 'leaving':
      return t`The applications are withdrawn; the person is erased within minutes.`;
    case 'erased':
      return t`Erased on ${ended}. The receipt stands below.`;
    case 'refused':
      return t`Refused by ${one.decided_by_name} on ${ended}.`;
    case 'called_off':
      return t`Called off by the person on ${ended}.`;
    default:
      return t`Over since ${formatDay(one.due_on)}.`;
  }
};

/** Why somebody has to look before the person is erased. */
const whyLook = (one: ErasureRequest): string => {
  switch (one.look) {
    case 'several_records':
      return t`Several records were made one. Look whether all of them are the person’s who asked; then carry it out or refuse it.`;
    case 'other_address':
      return t`The address that confirmed it is not on the record. Look whether it is the same person; then carry it out or refuse it.`;
    case 'hired':
      return t`This person was hired. Look what a law obliges you to keep; then carry it out or refuse it.`;
    default:
      return t`Look at it; then carry it out or refuse it.`;
  }
};
