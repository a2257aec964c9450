const assert = require('node:assert/strict');
const { createGenerationClient, createAxios, GenerationError } = require('@charhub/api-client');
const contract = require('@charhub/api-client/contract');
const { createScriptedClient } = require('@charhub/api-client/testing');
const machines = require('@charhub/machines');
const { enumerateTransitions } = require('@charhub/machines/testing');
const ui = require('@charhub/ui');
const { ptBR } = require('@charhub/ui/locales/pt-br');

assert.equal(typeof createGenerationClient({ axios: createAxios() }).getJob, 'function');
// One class, whichever door it came in by: `instanceof` must hold between them.
assert.equal(contract.GenerationError, GenerationError);
const generation = machines.createGeneration({ client: createScriptedClient(), userId: 'owner' });
assert.equal(machines.provideImageGeneration(generation).id, 'imageGeneration');
assert.equal(typeof ui.AvatarGenerationModal, 'function');
assert.equal(typeof ptBR['dialog.close'], 'string');
assert.ok(require.resolve('@charhub/ui/styles.css').endsWith('.css'));
console.log('required', typeof enumerateTransitions);
