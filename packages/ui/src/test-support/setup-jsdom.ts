import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine is no failure; only what hangs is.
configure({ asyncUtilTimeout: 15_000 });

// jsdom loads no pictures, so none would ever be ready to be shown.
HTMLImageElement.prototype.decode = () => Promise.resolve();

let objectUrls = 0;
URL.createObjectURL = () => `blob:test/${++objectUrls}`;
URL.revokeObjectURL = () => {};

afterEach(() => {
  cleanup();
  document.body.removeAttribute('style');
});
