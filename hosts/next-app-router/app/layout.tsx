import type { ReactNode } from 'react';
import '@charhub/ui/styles.css';
import { ptBR } from '@charhub/ui/locales/pt-br';
import { Generation } from './generation';

export const metadata = { title: 'Next, App Router', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="pt-BR">
      <body>
        <Generation messages={ptBR}>{children}</Generation>
      </body>
    </html>
  );
}
