#!/usr/bin/env node
import { createIntegration } from '../../integration.ts';

const integration = createIntegration({ params: {} });
process.stdout.write(`${integration.registry.commands.map(({ name }) => name).join('\n')}\n`);
