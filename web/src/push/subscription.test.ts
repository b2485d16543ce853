import { describe, expect, it } from 'vitest';
import { fingerprintOf, type PushSurroundings, supportIn } from './subscription';

const modern: PushSurroundings = {
  secure: true,
  worker: true,
  manager: true,
  permission: 'default',
  standalone: null,
};

describe('where news can be pushed', () => {
  it('is offered before anybody was asked, and after a yes', () => {
    expect(supportIn(modern)).toBe('here');
    expect(supportIn({ ...modern, permission: 'granted' })).toBe('here');
  });
  it('says that a no is changed in the settings', () => {
    expect(supportIn({ ...modern, permission: 'denied' })).toBe('denied');
  });
  it('sends a tab of an iPhone to the home screen, and leaves what is there alone', () => {
    const tab = { ...modern, manager: false, permission: null, standalone: false };
    expect(supportIn(tab)).toBe('install');
    expect(supportIn({ ...modern, standalone: true })).toBe('here');
    expect(supportIn({ ...tab, standalone: true })).toBe('browser');
  });
  it('says that https is missing before anything else', () => {
    expect(supportIn({ ...modern, secure: false, worker: false })).toBe('insecure');
  });
  it('says that a browser cannot', () => {
    expect(supportIn({ ...modern, manager: false })).toBe('browser');
  });
});

describe('the fingerprint of an endpoint', () => {
  it('is what the server computes', async () => {
    expect(await fingerprintOf('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});
