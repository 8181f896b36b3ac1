import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phases } from '../domain/action.ts';
import { actionById, actions } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .filter((entry) => existsSync(`${import.meta.dirname}/${entry.name}/index.ts`))
  .map((entry) => entry.name);

describe('the list of actions', () => {
  it('names exactly the folders', () => {
    expect(actions.map((action) => action.id).sort()).toEqual(folders.sort());
  });

  it('finds an action by its id', () => {
    expect(actionById('unblock-sender')?.phase).toBe('unblock');
    expect(actionById('no-such-action')).toBeUndefined();
  });

  it('runs through the phases in their order', () => {
    const order = actions.map((action) => phases.indexOf(action.phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('says what cannot be undone, and undoes what it says can be', () => {
    for (const action of actions) {
      const { id, reversible } = action;
      expect({ id, undo: action.undo !== undefined }).toEqual({ id, undo: reversible !== 'no' });
      expect({ id, told: action.irreversible !== undefined }).toEqual({ id, told: reversible !== 'yes' });
    }
  });

  it('speaks both languages in every text', () => {
    for (const action of actions) {
      for (const text of [action.title, action.effect, action.latency, action.notice, action.irreversible]) {
        if (text === undefined) continue;
        expect(text.en).not.toBe('');
        expect(text.de).not.toBe(text.en);
      }
    }
  });

  it('tells technique ids in the form of ATT&CK and D3FEND, and at least one permission', () => {
    for (const action of actions) {
      for (const id of action.attack) expect(id).toMatch(/^T\d{4}(\.\d{3})?$/);
      for (const id of action.d3fend) expect(id).toMatch(/^D3-[A-Z]+$/);
      expect(action.permissions.length).toBeGreaterThan(0);
    }
  });
});
