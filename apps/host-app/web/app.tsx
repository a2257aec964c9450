import { useSyncExternalStore, type ReactElement } from 'react';
import { CharacterPage } from './character-form/character-page.tsx';
import { UploaderPage } from './character-form/uploader-page.tsx';
import { CharacterList } from './character-list.tsx';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The list, a character's editor, its uploader by itself, and where credits are had. */
export function App(): ReactElement {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [, characterId] = /^#\/characters\/([^/]+)$/.exec(hash) ?? [];
  return (
    <div className="min-h-screen bg-background p-6 font-sans text-foreground">
      <nav className="mb-6 flex gap-4 text-content">
        <a href="#/">Characters</a>
        <a href="#/characters/character-1">Mia</a>
      </nav>
      {characterId !== undefined ? (
        <CharacterPage key={characterId} characterId={characterId} />
      ) : hash === '#/uploader' ? (
        <UploaderPage characterId="character-1" />
      ) : hash === '#/credits' ? (
        <h1 className="text-title">Credits</h1>
      ) : (
        <CharacterList />
      )}
    </div>
  );
}
