import { defineConfig } from '@playwright/test';
import { browserTests } from '../../playwright.shared.ts';

export default defineConfig({ ...browserTests, workers: 2 });
