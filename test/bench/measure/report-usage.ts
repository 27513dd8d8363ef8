/** Loaded before a program that is measured as a whole: tells at its end what it took, on the fourth descriptor. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpuMs: (user + system) / 1000, peakRssBytes: maxRSS * 1024 }));
});
