import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { loadCharacter } from './character.ts';
import { imageGenerationService } from './embedding/client.ts';

/** The host's list, which shows avatars and is thirty seconds old at most. */
export function CharacterList(): ReactElement {
  const { data = [] } = useQuery({
    queryKey: ['characters', 'list', {}],
    queryFn: async () => [await loadCharacter('character-1')],
    staleTime: 30_000,
  });
  const health = useQuery({
    queryKey: ['image-health'],
    queryFn: () => imageGenerationService.checkHealth(),
  });
  return (
    <>
      <p className="text-description">Pictures: {health.data?.comfyui}</p>
      <ul aria-label="Characters">
        {data.map(({ id, firstName, avatar }) => (
          <li key={id}>
            <a href={`#/characters/${id}`}>
              {avatar !== null && <img src={avatar} alt={firstName} className="h-16 w-16 rounded-full" />}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
