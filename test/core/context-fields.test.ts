import { describe, expect, it } from 'vitest';
import { type ContextFields, toContextEntity, toOutputs } from '../../src/core/context-fields.ts';

interface Device {
  readonly name?: string | null;
  readonly users?: readonly string[];
  readonly isManaged?: boolean;
}

const FIELDS = {
  Name: { type: 'String', description: 'The name.', read: ({ name }) => name },
  Users: { type: 'Unknown', description: 'The users.', read: ({ users }) => users },
  IsManaged: { type: 'Boolean', description: 'Whether it is managed.', read: ({ isManaged }) => isManaged },
} as const satisfies ContextFields<Device>;

describe('the fields of an entity', () => {
  it('make its context, with null for what it does not have', () => {
    expect(toContextEntity(FIELDS, { name: 'Mac', isManaged: false })).toEqual({
      Name: 'Mac',
      Users: null,
      IsManaged: false,
    });
  });

  it('can be left out where they hold nothing, or where they are blank', () => {
    const device: Device = { name: '', users: [], isManaged: false };
    expect(toContextEntity(FIELDS, device, { leaveOut: 'empty' })).toEqual({ IsManaged: false });
    expect(toContextEntity(FIELDS, device, { leaveOut: 'blank' })).toEqual({ Users: [], IsManaged: false });
  });

  it('make the documentation of the outputs, with other words where a command has some', () => {
    expect(toOutputs('Okta.Device', FIELDS, { Users: 'Who uses it.' })).toEqual([
      { path: 'Okta.Device.Name', type: 'String', description: 'The name.' },
      { path: 'Okta.Device.Users', type: 'Unknown', description: 'Who uses it.' },
      { path: 'Okta.Device.IsManaged', type: 'Boolean', description: 'Whether it is managed.' },
    ]);
  });
});
