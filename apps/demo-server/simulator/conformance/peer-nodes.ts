import type { NodeDefinition } from '@charhub/workflows';
import { NodeError, type NodeType } from '../nodes/node-type.ts';
import { expectNumber, expectText } from '../nodes/values.ts';

/** The test nodes that were installed when the recordings were made. */
export const peerNodes: readonly NodeType[] = [
  {
    definition: define('PeerSleep', {
      output: ['IMAGE'],
      required: {
        image: ['IMAGE'],
        seconds: ['FLOAT', { default: 1, min: 0, max: 60 }],
        steps: ['INT', { default: 1, min: 1, max: 1000 }],
        nonce: ['INT', { default: 0, min: 0, max: 1_000_000 }],
        deaf: ['BOOLEAN', { default: false }],
      },
    }),
    async execute(inputs, { progress }) {
      const steps = expectNumber(inputs['steps']);
      for (let step = 1; step <= steps && !inputs['deaf']; step++) await progress(step, steps);
      return { values: [inputs['image']] };
    },
  },
  {
    definition: define('PeerRaise', {
      output: ['IMAGE'],
      required: { image: ['IMAGE'], message: ['STRING', { default: '' }] },
    }),
    execute: (inputs) => Promise.reject(new NodeError('ValueError', expectText(inputs['message']))),
  },
  {
    definition: define('PeerText', {
      output: [],
      outputNode: true,
      required: { text: ['STRING', { default: '' }] },
    }),
    execute(inputs, { text }) {
      const message = expectText(inputs['text']);
      text(`progress text: ${message}`);
      return Promise.resolve({ values: [], ui: { text: [message], numbers: [1, 2.5] } });
    },
  },
  {
    definition: define('PeerExpand', {
      output: ['IMAGE'],
      required: { width: ['INT', { default: 16, min: 1, max: 64 }] },
    }),
    execute(inputs) {
      const size = { width: inputs['width'], height: 16, batch_size: 1, color: 0 };
      const graph = {
        '1': { class_type: 'EmptyImage', inputs: size },
        '2': { class_type: 'ImageInvert', inputs: { image: ['1', 0] } },
      };
      return Promise.resolve({ expand: { graph, values: [['2', 0]] } });
    },
  },
  {
    definition: define('ImageInvert', { output: ['IMAGE'], required: { image: ['IMAGE'] } }),
    execute: (inputs) => Promise.resolve({ values: [inputs['image']] }),
  },
];

function define(
  name: string,
  options: { output: string[]; outputNode?: boolean; required: Record<string, unknown[]> },
): NodeDefinition {
  return {
    input: { required: options.required },
    input_order: { required: Object.keys(options.required) },
    output: options.output,
    output_is_list: options.output.map(() => false),
    output_name: options.output,
    name,
    display_name: name,
    python_module: 'custom_nodes.peer',
    category: 'test',
    output_node: options.outputNode ?? false,
  };
}
