import type { Telemetry } from 'bullmq';
import { StartError } from '../start-error.ts';

/** Sends traces of the queue away until it is closed. */
export interface Tracing {
  readonly telemetry: Telemetry;
  readonly close: () => Promise<void>;
}

/**
 * BullMQ's own traces, as OpenTelemetry's usual variables say; null when `OTEL_EXPORTER_OTLP_ENDPOINT` is not set. The
 * packages are optional and only loaded then.
 * @throws StartError when they are not installed
 */
export async function startTracing(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Tracing | null> {
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '';
  if (endpoint === '' || env['OTEL_SDK_DISABLED'] === 'true') return null;
  const [{ BullMQOtel }, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }] =
    await Promise.all([
      import('bullmq-otel'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]).catch((error: unknown) => {
      const message =
        'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the optional packages for it are not installed. Run: npm install --include=optional';
      throw new StartError(message, { cause: error });
    });
  const provider = new NodeTracerProvider({
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return {
    telemetry: new BullMQOtel({ tracerName: env['OTEL_SERVICE_NAME'] ?? 'charhub-generation' }),
    close: () => provider.shutdown(),
  };
}
