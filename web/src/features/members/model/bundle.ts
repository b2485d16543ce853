import type { PermissionDetails } from '@/contract';
import type { Permission } from '@/session/permissions';

export interface Differences {
  added: Permission[];
  left: Permission[];
}

/** What a bundle allows beyond the role that it is made from, and what it leaves out. */
export const differences = (base: readonly string[], own: readonly Permission[]): Differences => ({
  added: own.filter((one) => !base.includes(one)),
  left: (base as Permission[]).filter((one) => !own.includes(one)),
});

/** The bundle with a permission and all that this one is of no use without. */
export const allow = (
  bundle: readonly Permission[],
  permission: Permission,
  vocabulary: readonly PermissionDetails[],
): Permission[] => {
  if (bundle.includes(permission)) return [...bundle];
  const needs = vocabulary.find(({ name }) => name === permission)?.needs ?? [];
  return needs.reduce((sum, one) => allow(sum, one, vocabulary), [...bundle, permission]);
};

/** The bundle without a permission and without all that is of no use without it. */
export const forbid = (
  bundle: readonly Permission[],
  permission: Permission,
  vocabulary: readonly PermissionDetails[],
): Permission[] => {
  const rest = bundle.filter((one) => one !== permission);
  const useless = vocabulary.filter(({ name, needs }) => rest.includes(name) && needs.includes(permission));
  return useless.reduce((sum, { name }) => forbid(sum, name, vocabulary), rest);
};

/** Whether somebody may give a permission: they have it, or the wider one. */
export const mayGive = (own: readonly string[], { name, wider }: PermissionDetails) =>
  own.includes(name) || (wider !== null && own.includes(wider));
