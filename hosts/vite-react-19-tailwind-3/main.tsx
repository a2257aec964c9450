import { createAxios, createGenerationClient } from '@charhub/api-client';
import { AvatarGenerationModal, GenerationDock, GenerationProvider } from '@charhub/ui';
import '@charhub/ui/styles.css';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';

const client = createGenerationClient({ axios: createAxios({ getToken: () => 'owner' }) });

function Page() {
  const [isOpen, setOpen] = useState(false);
  const [avatarUrl, setAvatarUrl] = useState<string | null>(null);
  return (
    <main className="mx-auto max-w-xl p-6">
      <h1 className="text-3xl font-bold">A character</h1>
      <button className="mt-4 rounded-lg bg-blue-600 px-4 py-2 text-white" onClick={() => setOpen(true)}>
        Create avatar
      </button>
      {avatarUrl !== null && <img src={avatarUrl} alt="The character" className="mt-4 w-32" />}
      <AvatarGenerationModal
        characterId="character-1"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onComplete={({ image }) => setAvatarUrl(image.url)}
      />
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <GenerationProvider client={client} userId="owner">
      <Page />
      <GenerationDock />
    </GenerationProvider>
  </StrictMode>,
);
