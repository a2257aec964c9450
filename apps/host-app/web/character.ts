import { useQuery } from '@tanstack/react-query';
import { api } from './lib/api.ts';

/** A character as the host's API answers it. */
export interface Character {
  readonly id: string;
  readonly firstName: string;
  readonly avatar: string | null;
}

export async function loadCharacter(id: string): Promise<Character> {
  const { data } = await api.get<{ data: Character }>(`/api/v1/characters/${id}`);
  return data.data;
}

/** What the editor fills its form from: fresh data begin the form anew. */
export function useCharacter(id: string) {
  return useQuery({
    queryKey: ['characters', 'detail', id],
    queryFn: () => loadCharacter(id),
    refetchOnWindowFocus: false,
  });
}
