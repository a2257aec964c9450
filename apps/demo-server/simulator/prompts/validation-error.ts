/** One reason why an input or a node was refused, in ComfyUI's words. */
export interface ValidationError {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: Readonly<Record<string, unknown>>;
}

export interface NodeErrors {
  readonly errors: readonly ValidationError[];
  /** The outputs that cannot be made because of them. */
  readonly dependent_outputs: readonly string[];
  readonly class_type: string;
}

/** Where an input's error lies. */
export interface InputPlace {
  readonly name: string;
  /** The definition's `[type, settings]`. */
  readonly config: readonly unknown[];
  readonly value: unknown;
}

export function inputMissing(name: string): ValidationError {
  return {
    type: 'required_input_missing',
    message: 'Required input is missing',
    details: name,
    extra_info: { input_name: name },
  };
}

export function badLink(place: InputPlace): ValidationError {
  return {
    type: 'bad_linked_input',
    message: 'Bad linked input, must be a length-2 list of [node_id, slot_index]',
    details: place.name,
    extra_info: infoOf(place),
  };
}

export function typeMismatch({ name, config, value }: InputPlace, received: unknown): ValidationError {
  return {
    type: 'return_type_mismatch',
    message: 'Return type mismatch between linked nodes',
    details: `${name}, received_type(${String(received)}) mismatch input_type(${String(config[0])})`,
    extra_info: { input_name: name, input_config: config, received_type: received, linked_node: value },
  };
}

export function notConvertible(
  place: InputPlace,
  kind: string,
  shown: string,
  reason: string,
): ValidationError {
  return {
    type: 'invalid_input_type',
    message: `Failed to convert an input value to a ${kind} value`,
    details: `${place.name}, ${shown}, ${reason}`,
    extra_info: { ...infoOf(place), exception_message: reason },
  };
}

export function outOfRange(
  place: InputPlace,
  side: 'smaller' | 'bigger',
  shown: string,
  limit: string,
): ValidationError {
  const bound = side === 'smaller' ? 'min' : 'max';
  return {
    type: `value_${side}_than_${bound}`,
    message: `Value ${shown} ${side} than ${bound} of ${limit}`,
    details: place.name,
    extra_info: infoOf(place),
  };
}

/** Long lists are not repeated, as in ComfyUI. */
export function notInList(
  { name, config, value }: InputPlace,
  shown: string,
  options: readonly unknown[],
): ValidationError {
  const isLong = options.length > 20;
  const list = isLong
    ? `(list of length ${options.length})`
    : `[${options.map((option) => `'${String(option)}'`).join(', ')}]`;
  return {
    type: 'value_not_in_list',
    message: 'Value not in list',
    details: `${name}: ${shown} not in ${list}`,
    extra_info: { input_name: name, input_config: isLong ? null : config, received_value: value },
  };
}

export function customCheckFailed(name: string, reason: string): ValidationError {
  return {
    type: 'custom_validation_failed',
    message: 'Custom validation failed for node',
    details: `${name} - ${reason}`,
    extra_info: { input_name: name },
  };
}

export function exceptionRaised(exceptionType: string, message: string): ValidationError {
  return {
    type: 'exception_during_validation',
    message: 'Exception when validating node',
    details: message,
    extra_info: {
      exception_type: exceptionType,
      traceback: ['  File "/simulated/execution.py", line 1, in validate_inputs\n'],
    },
  };
}

function infoOf({ name, config, value }: InputPlace): Record<string, unknown> {
  return { input_name: name, input_config: config, received_value: value };
}
