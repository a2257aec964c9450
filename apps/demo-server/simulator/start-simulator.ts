import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { Engine } from './engine.ts';
import { FaultPlan, type SimulatorFaults } from './faults.ts';
import { ImageFiles } from './files/image-files.ts';
import { createApp } from './http/create-app.ts';
import { isForeignOrigin } from './http/origin-guard.ts';
import { builtInNodes } from './nodes/built-in-nodes.ts';
import { type MissingParts, NodeRegistry } from './nodes/node-registry.ts';
import type { NodeType } from './nodes/node-type.ts';
import { Picture } from './portrait/picture.ts';
import { createSimulatedTime } from './simulated-time.ts';
import { ClientSockets } from './sockets/client-sockets.ts';
import { refuseUpgrade } from './sockets/refuse-upgrade.ts';

export interface SimulatorOptions {
  /** @default 0: any free one */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** Simulated time is multiplied by this: 1 takes about 6 s a picture, 0 never waits. @default 1 */
  readonly speed?: number;
  /** Mixed into every picture. @default 0 */
  readonly seed?: number;
  /** What this installation lacks. @default nothing */
  readonly missing?: MissingParts;
  /** Has the routes below `/api/jobs`, as versions newer than the recorded one. @default false */
  readonly hasJobs?: boolean;
  /** Further node types; they replace built-in ones of the same name. @default none */
  readonly extraNodes?: readonly NodeType[];
}

export interface Simulator {
  /** `http://127.0.0.1:8188`, without a slash at the end. */
  readonly url: string;
  readonly faults: SimulatorFaults;
  /** Ends every socket and prompt and removes every file. */
  close(): Promise<void>;
}

/** Starts a ComfyUI that draws placeholders: its HTTP and WebSocket protocol, without Python and without a graphics card. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    port = 0,
    host = '127.0.0.1',
    speed = 1,
    seed = 0,
    missing,
    hasJobs = false,
    extraNodes = [],
  } = options;
  const files = await ImageFiles.create();
  await writeFile(
    path.join(files.folder('input'), 'example.png'),
    await Picture.filled(64, 64, { r: 190, g: 170, b: 160 }).png(),
  );
  const sockets = new ClientSockets();
  const plan = new FaultPlan();
  const parts = {
    registry: new NodeRegistry([...builtInNodes, ...extraNodes], missing),
    files,
    time: createSimulatedTime(speed),
    faults: plan,
    seed,
    sockets,
  };
  let engine = new Engine(parts);

  const server = createServer(createApp(() => engine, plan, hasJobs));
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 100 * 1024 * 1024 });
  server.on('upgrade', (request, socket, head) => {
    const [path = '', query] = (request.url ?? '').split('?', 2);
    if (isForeignOrigin(request)) return refuseUpgrade(socket, '403 Forbidden');
    if (!/^(\/api)?\/ws$/.test(path)) return refuseUpgrade(socket, '404 Not Found');
    const clientId = new URLSearchParams(query).get('clientId');
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.connect(webSocket, clientId, {
        remaining: engine.queue.remaining,
        nodeOf: (id) => engine.worker.nodeOf(id),
      });
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch(async (error: unknown) => {
    await files.remove();
    throw error;
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;

  const faults: SimulatorFaults = {
    failNode: (nodeType, fault) => plan.failNode(nodeType, fault),
    holdNode: (nodeType) => plan.holdNode(nodeType),
    failReplies: (fault) => plan.failReplies(fault),
    delayReplies(milliseconds) {
      plan.replyDelay = milliseconds;
    },
    dropSockets: () => sockets.dropAll(),
    silenceSockets: (silent) => sockets.setSilent(silent),
    async restart() {
      await engine.stop();
      await files.empty('temp');
      engine = new Engine(parts);
    },
    deleteOutputs: () => files.empty('output'),
    clear() {
      plan.clear();
      sockets.setSilent(false);
    },
  };

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    faults,
    async close() {
      await engine.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await files.remove();
    },
  };
}
