import { defineDeviceCommand } from '../shared/device-lifecycle.ts';

export const deactivateDevice = defineDeviceCommand({
  operation: 'deactivate',
  description: 'Deactivates devices: their factors and certificates are lost.',
  effect: 'destructive',
  statuses: ['DEACTIVATED'],
});
