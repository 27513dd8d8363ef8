import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM } from './chromium.ts';

export interface PageOptions {
  readonly width?: number;
  readonly colors?: 'light' | 'dark';
}

/** A page that is open, and what became known of it. */
export interface OpenedPage {
  readonly page: Page;
  /** Messages of its console, errors among them, and the addresses that it asked for beside its own. */
  readonly complaints: readonly string[];
}

export interface TestBrowser {
  open(html: string, options?: PageOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

/** A headless browser that opens texts as files, as a person does who got one by mail. */
export async function openBrowser(): Promise<TestBrowser> {
  // As root, Chromium has no sandbox; the other flags keep it from asking for anything by itself.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const quiet = ['--disable-component-update', '--disable-sync', '--disable-quic'];
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: [...args, ...quiet] });
  const folder = mkdtempSync(join(tmpdir(), 'okta-v2-pages-'));
  return {
    open: (html, options) => openPage(browser, folder, html, options),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openPage(
  browser: Browser,
  folder: string,
  html: string,
  { width = 1280, colors = 'light' }: PageOptions = {},
): Promise<OpenedPage> {
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: colors });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, complaints };
}
