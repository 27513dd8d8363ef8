import { path } from '../api/path.ts';
import type { Requester } from '../api/requester.ts';
import type { OktaDevice, OktaDeviceUser, OktaUserDevice } from '../types.ts';

export type DeviceOperation = 'activate' | 'deactivate' | 'suspend' | 'unsuspend';

/** Okta's largest page of devices. */
const PAGE_SIZE = 200;

/** Devices belong to Okta's Identity Engine; other orgs have none. */
const FEATURE = { feature: 'devices' } as const;

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Device/ */
export function createDevices(requester: Requester) {
  return {
    /** @param search an expression of Okta's search language; absent: all devices */
    pages(search: string | undefined, limit: number | undefined) {
      const call = { method: 'GET', path: path`/api/v1/devices`, query: { search }, ...FEATURE } as const;
      return requester.pages<OktaDevice>(call, { limit, pageSize: PAGE_SIZE });
    },

    async get(deviceId: string): Promise<OktaDevice> {
      const address = path`/api/v1/devices/${deviceId}`;
      return (await requester.request<OktaDevice>({ method: 'GET', path: address, answer: 'entity', ...FEATURE })).body;
    },

    /** Who uses a device; Okta does not page them. */
    async users(deviceId: string): Promise<readonly OktaDeviceUser[]> {
      const call = {
        method: 'GET',
        path: path`/api/v1/devices/${deviceId}/users`,
        answer: 'list',
        ...FEATURE,
      } as const;
      return (await requester.request<OktaDeviceUser[] | null>(call)).body ?? [];
    },

    /** The devices of a user, who is named by id; Okta does not page them. */
    async ofUser(userId: string): Promise<readonly OktaUserDevice[]> {
      const call = { method: 'GET', path: path`/api/v1/users/${userId}/devices`, answer: 'list', ...FEATURE } as const;
      return (await requester.request<OktaUserDevice[] | null>(call)).body ?? [];
    },

    /** @throws {OktaApiError} E0000001 or E0000152 where the device is in the wrong state */
    async changeState(deviceId: string, operation: DeviceOperation): Promise<void> {
      const address = path`/api/v1/devices/${deviceId}/lifecycle/${operation}`;
      await requester.request({ method: 'POST', path: address, repeat: 'lifecycle', ...FEATURE });
    },

    /** Deletes a device, which has to be deactivated. */
    async delete(deviceId: string): Promise<void> {
      await requester.request({ method: 'DELETE', path: path`/api/v1/devices/${deviceId}`, ...FEATURE });
    },
  };
}
