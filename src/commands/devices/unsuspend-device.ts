import { defineDeviceCommand } from '../shared/device-lifecycle.ts';

export const unsuspendDevice = defineDeviceCommand({
  operation: 'unsuspend',
  description: 'Lifts the suspension of devices.',
  effect: 'write',
  statuses: ['ACTIVE', 'UNSUSPENDED'],
});
