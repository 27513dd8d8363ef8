import { defineDeviceCommand } from '../shared/device-lifecycle.ts';

export const suspendDevice = defineDeviceCommand({
  operation: 'suspend',
  description: 'Suspends devices, so that their factors cannot be used.',
  effect: 'write',
  statuses: ['SUSPENDED'],
});
