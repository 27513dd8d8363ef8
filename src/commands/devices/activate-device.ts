import { defineDeviceCommand } from '../shared/device-lifecycle.ts';

export const activateDevice = defineDeviceCommand({
  operation: 'activate',
  description: 'Activates devices.',
  effect: 'write',
  statuses: ['ACTIVE'],
});
