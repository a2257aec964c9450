import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import './styles.css';
import { App } from './app.tsx';
import { Generation } from './embedding/generation.tsx';
import { i18n, startI18n } from './lib/i18n.ts';
import { applyTheme } from './lib/theme.ts';
import { ToastProvider } from './toasts/toast-provider.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('There is no element to render into');

applyTheme();
await startI18n();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <I18nextProvider i18n={i18n}>
        <ToastProvider>
          <Generation>
            <App />
          </Generation>
        </ToastProvider>
      </I18nextProvider>
    </QueryClientProvider>
  </StrictMode>,
);
