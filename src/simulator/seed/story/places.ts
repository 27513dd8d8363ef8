import { OFFICE } from '../../audit.ts';
import type { LogAgent, LogPlace } from '../../log/to-log-event.ts';

export const HOME: LogPlace = {
  ...OFFICE,
  ipAddress: '192.0.2.40',
  city: 'Haarlem',
  postalCode: '2011',
  lat: 52.3874,
  lon: 4.6462,
  asNumber: 64497,
  asOrg: 'Example Cable',
  isp: 'Example Cable',
  zone: null,
};

/** The attacker's network: one AS, many addresses (203.0.113.66 and up). */
export const ATTACKER: LogPlace = {
  ipAddress: '203.0.113.66',
  city: 'Chișinău',
  state: 'Chișinău',
  country: 'Moldova',
  postalCode: '2001',
  lat: 47.0056,
  lon: 28.8575,
  asNumber: 64500,
  asOrg: 'Example Bulletproof Hosting',
  isp: 'Example Bulletproof Hosting',
  isProxy: true,
  zone: null,
};

/** A commercial VPN that hides where its users are. */
export const ANONYMOUS: LogPlace = {
  ipAddress: '203.0.113.140',
  city: 'Vilnius',
  state: 'Vilnius',
  country: 'Lithuania',
  postalCode: '01001',
  lat: 54.6872,
  lon: 25.2797,
  asNumber: 64511,
  asOrg: 'Example Anonymous VPN',
  isp: 'Example Anonymous VPN',
  isProxy: true,
  zone: null,
};

export const MAC: LogAgent = {
  rawUserAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  os: 'Mac OS X',
  browser: 'CHROME',
  device: 'Computer',
};

export const WINDOWS: LogAgent = {
  rawUserAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0',
  os: 'Windows 10',
  browser: 'FIREFOX',
  device: 'Computer',
};

export const SCRIPT: LogAgent = {
  rawUserAgent: 'python-requests/2.32.3',
  os: 'Unknown',
  browser: 'UNKNOWN',
  device: 'Unknown',
};
