import { CoverGenerationModal, ImagesTab, ReferenceGenerationModal } from '@charhub/ui';
import { useState, type ReactElement } from 'react';

/** Gone, with everything in it, as soon as another tab is chosen. */
export function ImagesPanel({ characterId }: { readonly characterId: string }): ReactElement {
  const [open, setOpen] = useState<'cover' | 'views' | null>(null);
  return (
    <div className="space-y-6">
      <button
        type="button"
        className="rounded border border-border px-3 py-2"
        onClick={() => setOpen('cover')}
      >
        Generate cover
      </button>
      <ImagesTab characterId={characterId} onCreateViews={() => setOpen('views')} />
      <CoverGenerationModal
        characterId={characterId}
        isOpen={open === 'cover'}
        onClose={() => setOpen(null)}
        onComplete={() => undefined}
      />
      <ReferenceGenerationModal
        characterId={characterId}
        isOpen={open === 'views'}
        onClose={() => setOpen(null)}
        onComplete={() => undefined}
      />
    </div>
  );
}
