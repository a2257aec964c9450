import axios, { type AxiosInstance } from 'axios';
import * as z from 'zod/mini';
import { Session, type DemoUser } from './session-store.ts';

const SessionAnswer = z.object({ token: z.string(), user: Session.shape.user });

/** Signs in as one of the demo's users. */
export async function startSession(name: DemoUser): Promise<Session> {
  const { data } = await axios.post<unknown>('/api/v1/demo/session', { user: name });
  return { name, ...SessionAnswer.parse(data) };
}

const CharacterSummary = z.object({
  id: z.string(),
  name: z.string(),
  userId: z.string(),
  isOfficial: z.boolean(),
  visibility: z.string(),
});
export type CharacterSummary = z.infer<typeof CharacterSummary>;

const Character = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.nullable(z.string()),
  physicalCharacteristics: z.nullable(z.string()),
  avatar: z.nullable(z.string()),
});
export type Character = z.infer<typeof Character>;

const ComfyStatus = z.object({
  /** Null to all but administrators, here and below. */
  url: z.nullable(z.string()),
  reachable: z.boolean(),
  /** Whether it says of itself that it draws placeholders. */
  simulated: z.boolean(),
  /** What the graphs need and ComfyUI lacks, a line for each. */
  problems: z.array(z.string()),
  /** Each of them, where several share the work. */
  instances: z.optional(
    z.array(z.object({ url: z.nullable(z.string()), reachable: z.boolean(), problems: z.array(z.string()) })),
  ),
});
export type ComfyStatus = z.infer<typeof ComfyStatus>;

const dataOf = <T extends z.ZodMiniType>(schema: T) => z.object({ data: schema });
const Characters = dataOf(z.array(CharacterSummary));
const OneCharacter = dataOf(Character);
const Balance = dataOf(z.object({ balance: z.number() }));
const StatusAnswer = dataOf(z.object({ comfyui: ComfyStatus }));

export interface DemoApi {
  readonly listCharacters: (signal: AbortSignal) => Promise<CharacterSummary[]>;
  readonly getCharacter: (id: string, signal: AbortSignal) => Promise<Character>;
  readonly saveProfile: (id: string, profile: { name: string; description: string }) => Promise<void>;
  readonly getBalance: (signal: AbortSignal) => Promise<number>;
  readonly getComfyStatus: (signal: AbortSignal) => Promise<ComfyStatus>;
}

export function createDemoApi(http: AxiosInstance): DemoApi {
  async function get<T extends z.ZodMiniType>(
    url: string,
    schema: T,
    signal: AbortSignal,
  ): Promise<z.infer<T>> {
    const { data } = await http.get<unknown>(url, { signal });
    return schema.parse(data);
  }
  return {
    listCharacters: async (signal) => (await get('/api/v1/demo/characters', Characters, signal)).data,
    getCharacter: async (id, signal) =>
      (await get(`/api/v1/characters/${encodeURIComponent(id)}`, OneCharacter, signal)).data,
    saveProfile: async (id, { name, description }) => {
      const [firstName = '', ...rest] = name.trim().split(/\s+/);
      await http.put(`/api/v1/characters/${encodeURIComponent(id)}`, {
        firstName,
        lastName: rest.length === 0 ? null : rest.join(' '),
        physicalCharacteristics: description === '' ? null : description,
      });
    },
    getBalance: async (signal) => (await get('/api/v1/credits/balance', Balance, signal)).data.balance,
    getComfyStatus: async (signal) => (await get('/api/v1/demo/status', StatusAnswer, signal)).data.comfyui,
  };
}
