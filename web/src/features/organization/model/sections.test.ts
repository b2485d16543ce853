import { describe, expect, it } from 'vitest';
import { foundSections, sectionsOf, settingsPermissions, settingsViews } from './sections';

const viewsOf = (permissions: readonly string[], text = '') =>
  foundSections(sectionsOf(permissions), text).flatMap(({ sections }) => sections.map(({ view }) => view));

describe('the list of settings', () => {
  it('holds every section once for who may do everything', () => {
    expect(viewsOf(settingsPermissions)).toEqual([...settingsViews]);
  });

  it('shows what somebody may set, and opens for nothing else', () => {
    expect(viewsOf(['interview_kits:manage', 'offers:manage'])).toEqual(['interviews', 'letters']);
    expect(viewsOf(['jobs:read'])).toEqual([]);
  });

  it('finds sections by what is set there', () => {
    expect(viewsOf(settingsPermissions, 'holidays')).toEqual(['working-time']);
    expect(viewsOf(settingsPermissions, 'KITS hours')).toEqual(['interviews']);
    expect(viewsOf(settingsPermissions, 'nothing says this')).toEqual([]);
  });
});
