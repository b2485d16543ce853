import { describe, expect, it } from 'vitest';
import type { PermissionDetails } from '@/contract';
import { allow, differences, forbid, mayGive } from './bundle';

const word = (
  name: PermissionDetails['name'],
  needs: PermissionDetails['needs'] = [],
  wider: PermissionDetails['wider'] = null,
): PermissionDetails => ({ name, needs, wider, always: false });

const vocabulary = [
  word('candidates:read'),
  word('candidates:update', ['candidates:read']),
  word('candidates:merge', ['candidates:update']),
  word('reports:read_own_jobs', [], 'reports:read'),
];

describe('a bundle of permissions', () => {
  it('takes in what a permission needs, and lets go what needs it', () => {
    expect(allow([], 'candidates:merge', vocabulary)).toEqual([
      'candidates:merge',
      'candidates:update',
      'candidates:read',
    ]);
    const all = allow(['notes:write'], 'candidates:merge', vocabulary);
    expect(forbid(all, 'candidates:read', vocabulary)).toEqual(['notes:write']);
    expect(forbid(all, 'candidates:update', vocabulary)).toEqual(['notes:write', 'candidates:read']);
  });

  it('tells what differs from the role that it is made from', () => {
    expect(differences(['notes:write', 'jobs:read'], ['jobs:read', 'audit:read'])).toEqual({
      added: ['audit:read'],
      left: ['notes:write'],
    });
  });

  it('can be given by who has it, or the wider one', () => {
    const own = word('reports:read_own_jobs', [], 'reports:read');
    expect(mayGive(['reports:read'], own)).toBe(true);
    expect(mayGive(['reports:read_own_jobs'], own)).toBe(true);
    expect(mayGive(['jobs:read'], own)).toBe(false);
  });
});
