import { z } from 'zod';

const range = z.tuple([z.number(), z.number()]).readonly();

const estimateSchema = z.object({
  samples: z.int().positive(),
  median: z.number(),
  quartiles: range,
  interval: range,
});

/** `×` is a ratio, `B` are bytes and `/s` is per second. */
const unitSchema = z.enum(['s', 'ms', 'µs', 'B', '/s', '×', '%', 'count']);
export type Unit = z.infer<typeof unitSchema>;

const sideSchema = z.object({
  name: z.string(),
  summary: estimateSchema,
  /** In the order in which they were taken. */
  values: z.array(z.number()),
});

const ratioSchema = z.object({
  /** Names of sides: `of` divided by `to`, each in the same round. */
  of: z.string(),
  to: z.string(),
  summary: estimateSchema,
});

const measurementSchema = z.object({
  /** What is measured: the same for the points of one line in a chart. */
  name: z.string(),
  unit: unitSchema,
  /** Under which circumstances, such as "100 jobs". */
  at: z.string().optional(),
  /** The same as a number, where cost is shown as it grows. */
  x: z.number().optional(),
  sides: z.array(sideSchema).min(1),
  ratios: z.array(ratioSchema),
});
export type Measurement = z.infer<typeof measurementSchema>;

const verdictSchema = z.enum(['met', 'missed', 'too noisy to say']);
export type Verdict = z.infer<typeof verdictSchema>;

const goalResultSchema = z.object({
  name: z.string(),
  statement: z.string(),
  unit: unitSchema,
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  measured: estimateSchema,
  verdict: verdictSchema,
});
export type GoalResult = z.infer<typeof goalResultSchema>;

const chartSchema = z.object({
  title: z.string(),
  kind: z.enum(['bars', 'lines']),
  /** Of the measurements with these names, which share a unit. */
  measurements: z.array(z.string()).min(1),
  scale: z.enum(['linear', 'log']),
  /** What the x axis of lines counts. */
  xLabel: z.string().optional(),
});
export type Chart = z.infer<typeof chartSchema>;

const machineSchema = z.object({
  cores: z.int().positive(),
  cpu: z.string(),
  memory: z.number(),
  system: z.string(),
  node: z.string(),
  chromium: z.string(),
  /** Abbreviated; with `+` when sources differed from it. */
  commit: z.string(),
});
export type Machine = z.infer<typeof machineSchema>;

/** What `bench/results/<name>.json` holds: everything that the tables and charts show. */
export const benchmarkResultSchema = z.object({
  name: z.string(),
  question: z.string(),
  machine: machineSchema,
  /** When it began, in ISO 8601. */
  at: z.iso.datetime(),
  seconds: z.number(),
  goals: z.array(goalResultSchema),
  measurements: z.array(measurementSchema),
  charts: z.array(chartSchema).min(1),
  /** What a reader of the table has to know of this run, such as a scale or a part that was left out. */
  notes: z.array(z.string()),
});
export type BenchmarkResult = z.infer<typeof benchmarkResultSchema>;
