import { t } from '@lingui/core/macro';
import type { CustomRole, Role } from '@/contract';
import { humanize } from '@/format/words';
import type { GivenRole } from '../api/get-roles';

interface Held {
  role: Role;
  custom_role_id: string | null;
  custom_role_name: string;
}

/** What somebody's role is called. */
export const roleNameOf = ({ role, custom_role_name }: Pick<Held, 'role' | 'custom_role_name'>) =>
  custom_role_name === '' ? humanize(role) : custom_role_name;

/** The value of a choice: a built-in role's name, or the id of one of the organization's own. */
export const choiceOf = ({ role, custom_role_id }: Pick<Held, 'role' | 'custom_role_id'>): string =>
  custom_role_id ?? role;

/** What a choice gives. */
export const givenOf = (choice: string, own: readonly CustomRole[]): GivenRole =>
  own.some(({ id }) => id === choice) ? { custom_role_id: choice } : { role: choice as Role };

/** The choices of a select, the organization's own apart where there are some. */
export const roleChoices = (builtIn: readonly { name: Role }[], own: readonly CustomRole[]) => {
  const given = builtIn.map(({ name }) => ({ value: name, label: humanize(name) }));
  if (own.length === 0) return given;
  return [
    { group: t`Built in`, items: given },
    { group: t`Your own`, items: own.map(({ id, name }) => ({ value: id, label: name })) },
  ];
};
